import { credentials } from "../shared/credentials.mjs";
import { expect } from "../shared/expect.mjs";
import { refusedShare, share } from "../shared/share.mjs";

/** Reports an event in each of the forms that the SDK has, and one that is refused, with each kind of credentials. */
export const callSdk = async (
  { createClient, GongBadRequestError, GongEngagement, isGongBadRequestError, reportContentShareEvent },
  options,
) => {
  const answers = {};
  for (const [kind, auth] of Object.entries(credentials)) {
    const gong = new GongEngagement({ rateLimit: [{ limit: 100, interval: 1_000 }], ...options, auth });

    const byMethod = await gong.engagementEvents.reportContentShareEvent(share);
    answers[`${kind}: method`] = byMethod.requestId;

    const client = createClient({ ...options, auth });
    const byFunction = await reportContentShareEvent(client, share).withResponse();
    expect(byFunction.response.status === 200 && byFunction.attempts === 1, "the function was answered at once");
    answers[`${kind}: function`] = byFunction.data.requestId;

    const byClient = await gong.client.PUT("/customer-engagement/share", { body: share });
    answers[`${kind}: client.PUT`] = byClient.data.requestId;

    const refused = await gong.engagementEvents.reportContentShareEvent(refusedShare).catch((error) => error);
    expect(
      refused instanceof GongBadRequestError && isGongBadRequestError(refused),
      "a refusal is a GongBadRequestError",
    );
    expect(refused.status === 400 && refused.delivery === "refused", "the error says what became of the event");
    expect(refused.operationId === "reportContentShareEvent" && refused.errors.length > 0, "and of which, and why");
    answers[`${kind}: method, refused`] = refused.requestId;

    await client.close();
    await gong.close();
  }
  return answers;
};
