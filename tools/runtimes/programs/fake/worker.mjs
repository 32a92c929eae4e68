import * as fake from "@gong-engagement/fake";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { serveCalls } from "../shared/serve-calls.mjs";
import { callFake } from "./call-fake.mjs";

export default serveCalls(() => callFake(fake, openapi));
