import * as schemas from "@gong-engagement/schemas";
import { serveCalls } from "../shared/serve-calls.mjs";
import { checkInput } from "./check-input.mjs";

export default serveCalls(() => checkInput(schemas));
