import * as sdk from "@gong-engagement/sdk";
import { reportCalls } from "../shared/report-calls.mjs";
import { callSdk } from "./call-sdk.mjs";

await reportCalls((options) => callSdk(sdk, options));
