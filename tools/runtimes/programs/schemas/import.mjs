import * as schemas from "@gong-engagement/schemas";
import { reportCalls } from "../shared/report-calls.mjs";
import { checkInput } from "./check-input.mjs";

await reportCalls(() => checkInput(schemas));
