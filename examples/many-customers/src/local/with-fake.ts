// Reports shares of two customers, each to its own Gong; one of them has no calls left today.
import { createClients } from "../create-clients.ts";
import { openCustomerStore } from "../customer-store.ts";
import { startGong } from "./start-gong.ts";

await using gong = await startGong(["acme", "globex"]);
const customers = openCustomerStore(":memory:");
for (const customer of gong.customers) customers.save(customer);

const { tokenUrl } = gong;
const clientOf = createClients({ customers, limitFile: ":memory:", tokenUrl, clientId: "app", clientSecret: "secret" });

gong.of("globex").fail(429, { retryAfter: 86_400 });
for (const id of ["acme", "globex"]) {
  const share = {
    contentTitle: "Proposal",
    senderEmailAddress: `rep@${id}.example`,
    eventTimestamp: "2026-04-07T09:30:00Z",
  };
  const calls = [share, share].map((event) => clientOf(id).engagementEvents.reportContentShareEvent(event));
  for (const result of await Promise.allSettled(calls)) {
    console.log(`${id}: ${result.status === "fulfilled" ? "reported" : result.reason.name}`);
  }
  console.log(`${id}: ${gong.of(id).events.length} events, ${customers.find(id).refreshToken} is next`);
}
