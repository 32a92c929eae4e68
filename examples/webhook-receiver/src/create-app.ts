import type { Outbox } from "@gong-engagement/outbox";
import { isGongInputError } from "@gong-engagement/sdk";
import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";

/** What the proposal tool posts when somebody has opened a proposal. */
interface ProposalOpened {
  readonly id: string;
  readonly title: string;
  readonly viewer: string;
  readonly openedAt: string;
}

/** A webhook without an id of its own would be taken for a repetition of the one before it. */
const isProposalOpened = (body: unknown): body is ProposalOpened =>
  typeof body === "object" && body !== null && "id" in body && typeof body.id === "string" && body.id !== "";

/** The receiver: it answers once an event is on the disk, and never waits for Gong. */
export const createApp = (outbox: Outbox, token: string): Hono => {
  const app = new Hono();

  app.post("/webhooks/proposal-opened", bearerAuth({ token }), async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (!isProposalOpened(body)) return context.json({ error: "This is not JSON with an id." }, 400);
    const { id, title, viewer, openedAt } = body; // What else is wrong with it, the schema of the event says.
    try {
      const { isNew } = await outbox.enqueue(
        "reportContentViewEvent",
        { contentTitle: title, viewerEmailAddress: viewer, eventTimestamp: openedAt },
        { id: `proposal-opened-${id}` }, // The tool repeats a webhook until it is answered.
      );
      return context.json({ id, isNew }, 202);
    } catch (error) {
      if (!isGongInputError(error)) throw error; // 500: the tool tries again.
      return context.json({ id, error: error.message }, 422);
    }
  });

  app.get("/status", async (context) => context.json(await outbox.status()));

  return app;
};
