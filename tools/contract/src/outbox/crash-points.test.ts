import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createFake } from "@gong-engagement/fake";
import { openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { models } from "../contract/spec.ts";
import { kinds, passTime } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";
import { createTemplates, type EventTemplate } from "./torture/event-template.ts";

const program = fileURLToPath(new URL("torture/crash.ts", import.meta.url));

/** One event with a key, and one without, of whatever operations the API description has. */
const templates = [true, false].flatMap((hasKey) =>
  createTemplates(models)
    .filter((template) => template.hasKey === hasKey)
    .slice(0, 1),
);
const idOf = ({ hasKey }: EventTemplate): string => (hasKey ? "with a key" : "without a key");
const events = templates.map((template) => ({
  operation: template.operationId,
  id: idOf(template),
  input: { ...template.input, [template.property]: idOf(template) },
}));

/** State, times received and times recorded, once another process has done what can be done. */
type End = readonly [state: string | undefined, received: number, recorded: number];

/** What each kind of event comes to when its sender is killed at a point. */
const points: readonly (readonly [point: string, withKey: End, withoutKey: End])[] = [
  ["before commit", [undefined, 0, 0], [undefined, 0, 0]],
  ["after commit", ["delivered", 1, 1], ["delivered", 1, 1]],
  ["claimed", ["delivered", 1, 1], ["delivered", 1, 1]],
  ["sending", ["delivered", 1, 1], ["dead", 0, 0]],
  ["arrived", ["delivered", 2, 1], ["dead", 1, 1]],
  ["answered", ["delivered", 2, 1], ["dead", 1, 1]],
  ["settled", ["delivered", 1, 1], ["delivered", 1, 1]],
];

/**
 * State once another process has done what can be done, then state, times received and times recorded, once the stopped process
 * was woken and has ended.
 */
type LateEnd = readonly [taken: string, ...End];

/** What each kind of event comes to when its sender is stopped at a point for longer than its lease. */
const stops: readonly (readonly [point: string, withKey: LateEnd, withoutKey: LateEnd])[] = [
  ["claimed", ["delivered", "delivered", 1, 1], ["delivered", "delivered", 1, 1]],
  ["sending", ["delivered", "delivered", 2, 1], ["dead", "delivered", 1, 1]],
  ["answered", ["delivered", "delivered", 2, 1], ["dead", "delivered", 1, 1]],
];

const startCrash = (location: string, url: string, signal: NodeJS.Signals, point: string): ChildProcess => {
  const args = ["--conditions=@gong-engagement/source", "--no-warnings", program];
  return spawn(process.execPath, [...args, location, url, signal, point, JSON.stringify(events)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
};

const countIn = (list: readonly { readonly input: object }[], id: string): number =>
  list.filter(({ input }) => JSON.stringify(input).includes(`"${id}"`)).length;

describe.each(kinds)("an outbox on %s whose process is killed or stopped", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(points)('killed at the point "%s", leaves each event as promised', async (point, withKey, withoutKey) => {
    await using storage = await kind.create();
    let kill = (): void => {};
    const fake = createFake({
      quota: false,
      accounts: "any",
      onAttempt: () => {
        if (point === "arrived" && fake.attempts.length === events.length) kill();
      },
    });
    if (point === "arrived") fake.fail("no-answer", { times: events.length });
    await using server = await fake.listen();
    const gong = new GongEngagement({ baseUrl: server.url, auth: { bearerToken: "any" }, rateLimit: false });
    const open = () =>
      openOutbox({ store: storage.open(), gong, retry: { minDelay: 5, maxDelay: 20 }, pollInterval: 20 });
    if (!point.endsWith("commit")) {
      await using outbox = await open();
      await Reflect.apply(outbox.enqueueMany, outbox, [events]);
    }
    const child = startCrash(storage.location, server.url, "SIGKILL", point);
    kill = () => child.kill("SIGKILL");
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    await passTime(storage, 60_000); // The leases of the process are over.

    await using outbox = await open();
    const { pending, dead, accepted, delivered } = await outbox.drain();
    expect({ pending, sum: accepted - delivered - dead }).toEqual({ pending: 0, sum: 0 });
    for (const template of templates) {
      const id = idOf(template);
      const event = await outbox.find(id);
      const end = [event?.state, countIn(fake.attempts, id), countIn(fake.events, id)];
      expect([id, ...end]).toEqual([id, ...(template.hasKey ? withKey : withoutKey)]);
      if (event?.state === "dead") expect(event.reason).toBe("in-doubt");
    }
  });

  test.each(stops)(
    'stopped at the point "%s" for longer than its lease, doubles nothing when it wakes',
    async (point, withKey, withoutKey) => {
      await using storage = await kind.create();
      const fake = createFake({ quota: false, accounts: "any" });
      await using server = await fake.listen();
      const gong = new GongEngagement({ baseUrl: server.url, auth: { bearerToken: "any" }, rateLimit: false });
      const retry = { minDelay: 5, maxDelay: 20 };
      await using outbox = await openOutbox({ store: storage.open(), gong, retry, pollInterval: 20 });
      await Reflect.apply(outbox.enqueueMany, outbox, [events]);
      const child = startCrash(storage.location, server.url, "SIGSTOP", point);
      const ended = once(child, "exit");
      await Promise.race([once(child.stdout ?? child, "data"), ended]);
      await passTime(storage, 60_000);
      const { pending } = await outbox.drain();
      expect(pending).toBe(0);
      const taken = await Promise.all(templates.map(async (template) => (await outbox.find(idOf(template)))?.state));
      child.kill("SIGCONT");
      expect(await ended).toEqual([0, null]);
      for (const [index, template] of templates.entries()) {
        const id = idOf(template);
        const end = [
          taken[index],
          (await outbox.find(id))?.state,
          countIn(fake.attempts, id),
          countIn(fake.events, id),
        ];
        expect([id, ...end]).toEqual([id, ...(template.hasKey ? withKey : withoutKey)]);
      }
      expect(await outbox.receipt()).toMatchObject({ accepted: events.length, delivered: events.length });
    },
  );
});
