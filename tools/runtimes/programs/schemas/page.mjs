import * as schemas from "@gong-engagement/schemas";
import { showCalls } from "../shared/show-calls.mjs";
import { checkInput } from "./check-input.mjs";

await showCalls(() => checkInput(schemas));
