import { credentials } from "../shared/credentials.mjs";
import { expect } from "../shared/expect.mjs";
import { answer, body, input, refusedInput } from "../shared/sample.mjs";

/** Makes a call in each of the forms that the SDK has, and one that is refused, with each kind of credentials. */
export const callSdk = async (
  { createClient, GongBadRequestError, GongEngagement, isGongBadRequestError, operation$ },
  options,
) => {
  const answers = {};
  for (const [kind, auth] of Object.entries(credentials)) {
    const gong = new GongEngagement({ rateLimit: [{ limit: 100, interval: 1_000 }], ...options, auth });

    answers[`${kind}: method`] = await gong.tag$.operation$(input);

    const client = createClient({ ...options, auth });
    const byFunction = await operation$(client, input).withResponse();
    expect(
      byFunction.response.status === answer.status && byFunction.attempts === 1,
      "the function was answered at once",
    );
    answers[`${kind}: function`] = byFunction.data;

    const byClient = await gong.client.METHOD$("/path$", { body });
    answers[`${kind}: client.METHOD$`] = byClient.data;

    const refused = await gong.tag$.operation$(refusedInput).catch((error) => error);
    expect(
      refused instanceof GongBadRequestError && isGongBadRequestError(refused),
      "a refusal is a GongBadRequestError",
    );
    expect(refused.status === 400 && refused.delivery === "refused", "the error says what became of the call");
    expect(refused.operationId === "operation$", "and of which operation");
    answers[`${kind}: method, refused`] = refused.body;

    await client.close();
    await gong.close();
  }
  return answers;
};
