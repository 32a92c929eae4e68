import * as sdk from "@gong-engagement/sdk";
import { serveCalls } from "../shared/serve-calls.mjs";
import { callSdk } from "./call-sdk.mjs";

export default serveCalls((options) => callSdk(sdk, options));
