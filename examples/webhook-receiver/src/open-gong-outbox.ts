import { createSharedLimiter } from "@gong-engagement/limiter";
import { sqliteStore as sqliteLimit } from "@gong-engagement/limiter/sqlite";
import { type Outbox, openOutbox } from "@gong-engagement/outbox";
import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { inputSchemas } from "@gong-engagement/schemas";
import { GongEngagement } from "@gong-engagement/sdk";

/** Events and the spent limit are in two files of the folder, so that both outlive a restart. */
export const openGongOutbox = (folder: string): Promise<Outbox> =>
  openOutbox({
    store: sqliteStore(`${folder}/gong.db`),
    gong: new GongEngagement({ rateLimit: createSharedLimiter({ store: sqliteLimit(`${folder}/gong-limit.db`) }) }),
    validate: inputSchemas, // What Gong would refuse is refused at once, while the sender listens.
  });
