import { openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import { openStorage } from "./open-storage.ts";

/**
 * A process that sends events until it is killed, or, with `drain`, until nothing is pending.
 *
 * Usage: work.ts LOCATION URL [drain]
 */
const [location = "", url = "", mode] = process.argv.slice(2);
const gong = new GongEngagement({
  baseUrl: url,
  auth: { bearerToken: "any" },
  rateLimit: false,
  timeout: 500,
});
const outbox = await openOutbox({
  store: openStorage(location),
  gong,
  lease: 700,
  pollInterval: 50,
  retry: { minDelay: 5, maxDelay: 50 },
});
process.stdout.write("working\n");
if (mode === "drain") {
  await outbox.drain();
  process.exit(0);
}
outbox.start();
