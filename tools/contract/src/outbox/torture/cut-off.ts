import { setTimeout as sleep } from "node:timers/promises";
import { createFake } from "@gong-engagement/fake";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { listModels } from "@gong-engagement/mock/fake/fixtures";
import { openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import { createPostgresKind } from "../stores.ts";
import { createHosts, hostsNetwork } from "./create-hosts.ts";
import { createTemplates } from "./event-template.ts";
import { type CutOffResult, judge } from "./judge.ts";
import { startProgram } from "./start-program.ts";

/**
 * Workers on two hosts, PostgreSQL and the service on a third; one host is cut off while it sends, for longer than its leases.
 * Prints how the events ended, as JSON.
 *
 * Usage, in a network of its own: cut-off.ts MILLISECONDS, how long the host is cut off
 */
const [milliseconds = "0"] = process.argv.slice(2);
const templates = createTemplates(listModels((await loadEffectiveSpec()).document));
await using hosts = await createHosts(2);
const [first, second] = hosts.list;
if (!first || !second) throw new Error("There are no hosts");
await using kind = await createPostgresKind({
  addresses: hosts.list.map(({ gateway }) => gateway),
  clients: hostsNetwork,
});
await using storage = await kind.create();
const fake = createFake({ quota: false, accounts: "any" });
fake.fail("slow", { rate: 1, delay: 50 });
const gong = new GongEngagement({ auth: { bearerToken: "unused" }, baseUrl: "http://127.0.0.1:1" });
await using outbox = await openOutbox({ store: storage.open(), gong });

const accepted = new Set<string>();
const put = async (count: number): Promise<void> => {
  const list = Array.from({ length: count }, (_, offset) => {
    const index = accepted.size + offset;
    const template = templates[index % templates.length];
    const id = `event-${index}.`;
    return { operation: template?.operationId, id, input: { ...template?.input, [template?.property ?? ""]: id } };
  });
  await Reflect.apply(outbox.enqueueMany, outbox, [list]);
  for (const { id } of list) accepted.add(id);
};

/** Waits until a condition holds, no longer than a minute. */
const waitUntil = async (what: string, condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 60_000; !(await condition()); ) {
    if (performance.now() > end) throw new Error(`It did not come to this: ${what}`);
    await sleep(20);
  }
};

const servers = await Promise.all(hosts.list.map(({ gateway }) => fake.listen({ host: gateway })));
const workers = hosts.list.map(({ gateway, launcher }, index) => {
  const location = Object.assign(new URL(storage.location), { hostname: gateway }).href;
  return startProgram("work.ts", [location, servers[index]?.url ?? ""], () => {}, launcher);
});
const isAtWork = async (index: number): Promise<boolean> =>
  (await storage.query(`SELECT 1 FROM gong_outbox_event WHERE lease_owner LIKE '${workers[index]?.pid}-%'`)).length > 0;
const countDelivered = async (): Promise<number> => (await outbox.receipt()).delivered;

await put(400);
await waitUntil("both hosts send", async () => (await isAtWork(0)) && (await isAtWork(1)));
await waitUntil("the first host sends at the moment", () => isAtWork(0));
await first.setConnected(false);
const cutAt = performance.now();
const before = await countDelivered();
await waitUntil("the leases of the host that is cut off are taken over", async () => !(await isAtWork(0)));
const takenOverAfter = Math.round(performance.now() - cutAt);
await sleep(Math.max(0, Number(milliseconds) - takenOverAfter));
const meanwhile = (await countDelivered()) - before;
await first.setConnected(true);
await put(400);
await waitUntil("the host that was cut off sends again", () => isAtWork(0));
await waitUntil("nothing is pending", async () => (await outbox.receipt()).pending === 0);
for (const worker of workers) worker.kill();
await Promise.all(workers.map(({ ended }) => ended));
const damage = await storage.findDamage();
const result = await judge(outbox, templates, fake, accepted);
await Promise.all(servers.map((server) => server.close()));
console.log(JSON.stringify({ ...result, meanwhile, takenOverAfter, damage } satisfies CutOffResult));
