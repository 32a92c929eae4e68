import * as sdk from "@gong-engagement/sdk";
import { expectNotSent } from "../shared/expect-not-sent.mjs";
import { reportCalls } from "../shared/report-calls.mjs";
import { callSdk } from "./call-sdk.mjs";

await reportCalls(async (options) => {
  await expectNotSent(sdk);
  return callSdk(sdk, options);
});
