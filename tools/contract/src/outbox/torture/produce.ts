import { writeSync } from "node:fs";
import { openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import type { EventTemplate } from "./event-template.ts";
import { openStorage } from "./open-storage.ts";

/**
 * A process that puts events in until it is killed, and prints the id of each when it was accepted.
 *
 * Usage: produce.ts LOCATION TEMPLATES FROM TO, where TEMPLATES is JSON
 */
const [location = "", json = "[]", from = "0", to = "0"] = process.argv.slice(2);
const templates: readonly EventTemplate[] = JSON.parse(json);
const gong = new GongEngagement({ auth: { bearerToken: "unused" }, baseUrl: "http://127.0.0.1:1" });
const outbox = await openOutbox({ store: openStorage(location), gong });
for (let index = Number(from); index < Number(to); index++) {
  const id = `event-${index}.`;
  const template = templates[index % templates.length];
  if (!template) throw new Error("There are no templates");
  const input = { ...template.input, [template.property]: id };
  await Reflect.apply(outbox.enqueue, outbox, [template.operationId, input, { id }]);
  writeSync(1, `${id}\n`);
}
process.exit(0);
