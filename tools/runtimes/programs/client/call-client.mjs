import { credentials } from "../shared/credentials.mjs";
import { expect } from "../shared/expect.mjs";
import { refusedShare, share } from "../shared/share.mjs";

/** Sends an event that is accepted and one that is refused, with each kind of credentials. */
export const callClient = async ({ createClient, GongInputError, isGongInputError }, options) => {
  const answers = {};
  for (const [kind, auth] of Object.entries(credentials)) {
    const client = createClient({ rateLimit: [{ limit: 100, interval: 1_000 }], ...options, auth });

    const accepted = await client.PUT("/customer-engagement/share", { body: share });
    expect(accepted.response.status === 200, `client.PUT with ${kind} credentials is accepted`);
    answers[`${kind}: client.PUT`] = accepted.data.requestId;

    const refused = await client.PUT("/customer-engagement/share", { body: refusedShare });
    expect(refused.response.status === 400 && refused.data === undefined, "client.PUT resolves with the refusal");
    expect(Array.isArray(refused.error.errors), "the refusal says why");
    answers[`${kind}: client.PUT, refused`] = refused.error.requestId;

    const unsendable = await client
      .PUT("/customer-engagement/share", { body: share, headers: { authorization: "mine" } })
      .catch((error) => error);
    expect(unsendable instanceof GongInputError && isGongInputError(unsendable), "what cannot be sent rejects");

    await client.close();
  }
  return answers;
};
