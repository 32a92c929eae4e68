import { callClient } from "../client/call-client.mjs";
import { callSdk } from "../sdk/call-sdk.mjs";
import { expect } from "../shared/expect.mjs";
import { readTypes } from "../types/read-types.mjs";

/** What the packages do alone, and that the SDK has no second copy of the client. */
export const callAll = async ({ types, openapi, client, sdk }, options) => {
  expect(sdk.createClient === client.createClient, "the SDK's client is the installed one");
  expect(sdk.GongError === client.GongError, "errors of both are of one class");
  return {
    ...readTypes(types, openapi),
    ...(await callClient(client, options)),
    ...(await callSdk(sdk, options)),
  };
};
