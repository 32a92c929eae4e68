import { credentials } from "../shared/credentials.mjs";
import { expect } from "../shared/expect.mjs";
import { answer, body, refusedBody } from "../shared/sample.mjs";

/** Makes a call that is accepted and one that is refused, with each kind of credentials. */
export const callClient = async ({ createClient, GongInputError, isGongInputError }, options) => {
  const answers = {};
  for (const [kind, auth] of Object.entries(credentials)) {
    const client = createClient({ rateLimit: [{ limit: 100, interval: 1_000 }], ...options, auth });

    const accepted = await client.METHOD$("/path$", { body });
    expect(accepted.response.status === answer.status, `client.METHOD$ with ${kind} credentials is accepted`);
    answers[`${kind}: client.METHOD$`] = accepted.data;

    const refused = await client.METHOD$("/path$", { body: refusedBody });
    expect(refused.response.status === 400 && refused.data === undefined, "client.METHOD$ resolves with the refusal");
    answers[`${kind}: client.METHOD$, refused`] = refused.error;

    const unsendable = await client
      .METHOD$("/path$", { body, headers: { authorization: "mine" } })
      .catch((error) => error);
    expect(unsendable instanceof GongInputError && isGongInputError(unsendable), "what cannot be sent rejects");

    await client.close();
  }
  return answers;
};
