import * as sdk from "@gong-engagement/sdk";
import { expectGuardedSecret } from "../shared/expect-guarded-secret.mjs";
import { showCalls } from "../shared/show-calls.mjs";
import { callSdk } from "./call-sdk.mjs";

await showCalls((options) => {
  expectGuardedSecret(sdk, options);
  return callSdk(sdk, { ...options, dangerouslyAllowBrowser: true });
});
