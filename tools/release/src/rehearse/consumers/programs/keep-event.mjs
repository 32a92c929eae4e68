import { openOutbox } from "@gong-engagement/outbox";
import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { GongEngagement } from "@gong-engagement/sdk";

const { options, operationId, input } = JSON.parse(process.env.REHEARSED_CALL);
await using gong = new GongEngagement(options);
await using outbox = await openOutbox({ store: sqliteStore(`outbox-${process.pid}.db`), gong });
await outbox.enqueue(operationId, input);
const { accepted, delivered } = await outbox.drain();
if (delivered !== accepted) throw new Error(`${delivered} of ${accepted} events are delivered`);
console.log(`delivered ${delivered}`);
