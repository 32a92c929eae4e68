import { credentials } from "./credentials.mjs";
import { expect } from "./expect.mjs";
import { calls } from "./sample.mjs";

/** Where nothing listens, nothing is sent, and the runtime says so: each operation is tried again. */
export const expectNotSent = async ({ GongEngagement, isGongConnectionError }) => {
  const gong = new GongEngagement({
    // Only the system could listen on this port, and `fetch` does not refuse it.
    baseUrl: "http://127.0.0.1:2",
    auth: credentials.Bearer,
    rateLimit: false,
    retry: { attempts: 2, minDelay: 1, maxDelay: 2 },
  });
  for (const { tag, operationId, input } of calls) {
    const error = await gong[tag][operationId](input).catch((reason) => reason);
    const outcome = `${error.name} ${error.delivery} after ${error.attempts} attempts: ${error.message}`;
    expect(
      isGongConnectionError(error),
      `${operationId} ends as GongConnectionError where nothing listens: ${outcome}`,
    );
    expect(
      error.delivery === "not-sent" && error.attempts === 2,
      `${operationId} is not sent, after 2 attempts, where nothing listens: ${outcome}`,
    );
  }
};
