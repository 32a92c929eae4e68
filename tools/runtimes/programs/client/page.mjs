import * as client from "@gong-engagement/client";
import { expectGuardedSecret } from "../shared/expect-guarded-secret.mjs";
import { showCalls } from "../shared/show-calls.mjs";
import { callClient } from "./call-client.mjs";

await showCalls((options) => {
  expectGuardedSecret(client, options);
  return callClient(client, { ...options, dangerouslyAllowBrowser: true });
});
