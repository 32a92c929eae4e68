import { createClient, GongEngagement, type Operation$Input } from "@gong-engagement/sdk";

const gong = new GongEngagement({ timeout: undefined, logger: undefined });
const input: Operation$Input = { ...input$, optional$: undefined };

/** A value that a caller does not have is `undefined`, also with `exactOptionalPropertyTypes`. */
export const byMethod = gong.tag$.operation$(input, { signal: undefined, deadline: undefined });
export const byClient = createClient().METHOD$("/path$", { body: { ...body$, optional$: undefined } });
