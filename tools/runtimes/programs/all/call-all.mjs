import { callClient } from "../client/call-client.mjs";
import { callSdk } from "../sdk/call-sdk.mjs";
import { expect } from "../shared/expect.mjs";
import { input, refusedInput } from "../shared/sample.mjs";
import { readTypes } from "../types/read-types.mjs";

/** Makes a call of the SDK that the schemas refuse, and one that they accept, and counts what is sent. */
const countSent = async (sdk, { inputSchemas }) => {
  let count = 0;
  const answer = () => {
    count++;
    return Promise.resolve(new Response(null, { status: 400 }));
  };
  const gong = new sdk.GongEngagement({ auth: { bearerToken: "token" }, validate: inputSchemas, fetch: answer });
  const [refused, accepted] = [refusedInput, input].map((given) => gong.tag$.operation$(given).catch((error) => error));
  expect(sdk.isGongInputError(await refused) && (await refused).issues.length === 1, "the schemas refuse an input");
  expect(sdk.isGongBadRequestError(await accepted), "the schemas accept an input");
  return count;
};

/** What the packages do alone, and that the SDK has no second copy of the client. */
export const callAll = async ({ types, openapi, client, sdk, schemas }, options) => {
  expect(sdk.createClient === client.createClient, "the SDK's client is the installed one");
  expect(sdk.GongError === client.GongError, "errors of both are of one class");
  expect((await countSent(sdk, schemas)) === 1, "what the schemas refuse is not sent");
  return {
    ...readTypes(types, openapi),
    ...(await callClient(client, options)),
    ...(await callSdk(sdk, options)),
  };
};
