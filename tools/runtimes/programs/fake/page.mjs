import * as fake from "@gong-engagement/fake";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { showCalls } from "../shared/show-calls.mjs";
import { callFake } from "./call-fake.mjs";

await showCalls(() => callFake(fake, openapi));
