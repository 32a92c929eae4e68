import { setTimeout as sleep } from "node:timers/promises";
import { createFake } from "@gong-engagement/fake";
import { openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import type { Storage } from "../stores.ts";
import type { EventTemplate } from "./event-template.ts";
import { type Judgement, judge } from "./judge.ts";
import { startProgram } from "./start-program.ts";

/** How hard the outbox is tried. */
export interface TortureOptions {
  /** What the events are made of, one after the other. */
  readonly templates: readonly EventTemplate[];
  readonly events: number;
  /** Times that a worker is killed. */
  readonly kills: number;
  readonly workers: number;
  /** Times that the producer is killed. */
  readonly producerKills: number;
  readonly seed: number;
}

/** What was found: `wrongReceipts` must be 0 and `damage` empty too. */
export interface TortureResult extends Judgement {
  /** Receipts whose numbers did not add up, or fell. */
  readonly wrongReceipts: number;
  /** What was wrong with the database after a kill. */
  readonly damage: readonly string[];
}

/** Random numbers from 0 to 1 that a seed decides (mulberry32). */
const createRandom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/**
 * Puts events in and sends them, in processes that are killed at random moments, to a service that is slow and breaks.
 *
 * @returns what was lost or doubled, once a last worker has settled all that it can.
 */
export const runTorture = async (storage: Storage, options: TortureOptions): Promise<TortureResult> => {
  const { templates, events, kills, workers, producerKills, seed } = options;
  const random = createRandom(seed);
  const fake = createFake({ quota: false, seed, accounts: "any" });
  fake.fail("slow", { rate: 0.3, delay: 20 });
  fake.fail("reset-after-commit", { rate: 0.01 });
  fake.fail("reset-before-commit", { rate: 0.01 });
  fake.fail(503, { rate: 0.01, retryAfter: 0 });
  await using server = await fake.listen();
  const accepted = new Set<string>();
  const damage: string[] = [];
  const findDamage = async (): Promise<void> => void damage.push(...(await storage.findDamage()));

  const produce = async (): Promise<void> => {
    let killed = 0;
    for (let from = 0; from < events; ) {
      let last = from - 1;
      const begun = Promise.withResolvers<void>();
      const args = [storage.location, JSON.stringify(templates), String(from), String(events)];
      const producer = startProgram("produce.ts", args, (line) => {
        accepted.add(line);
        last = Number(/\d+/.exec(line));
        begun.resolve();
      });
      const isKilled = killed++ < producerKills;
      if (isKilled) {
        await Promise.race([begun.promise, producer.ended]);
        await Promise.race([producer.ended, sleep(random() * 100)]);
        producer.kill();
      }
      await producer.ended;
      await findDamage();
      if (!isKilled && last < events - 1) throw new Error("The producer ended before it was done");
      // The one after the last may be stored, and its id keeps it from being stored twice.
      from = last + 1;
    }
  };

  let killsLeft = kills;
  const killWorkers = async (): Promise<void> => {
    while (killsLeft-- > 0) {
      const begun = Promise.withResolvers<void>();
      const worker = startProgram("work.ts", [storage.location, server.url], () => begun.resolve());
      await Promise.race([begun.promise, worker.ended]);
      await sleep(20 + random() * 800);
      worker.kill();
      await worker.ended;
      await findDamage();
    }
  };

  const gong = new GongEngagement({ auth: { bearerToken: "unused" }, baseUrl: server.url });
  const outbox = await openOutbox({ store: storage.open(), gong });
  let wrongReceipts = 0;
  let isOver = false;
  const watch = async (): Promise<void> => {
    let before = 0;
    while (!isOver) {
      const { accepted: sum, delivered, refused, pending, dead } = await outbox.receipt();
      if (sum !== delivered + refused + pending + dead || sum < before) wrongReceipts++;
      before = sum;
      await sleep(100);
    }
  };
  const watching = watch();
  await Promise.all([produce(), ...Array.from({ length: workers }, killWorkers)]);
  await startProgram("work.ts", [storage.location, server.url, "drain"], () => {}).ended;
  isOver = true;
  await watching;
  const result = await judge(outbox, templates, fake, accepted);
  await outbox.close();
  return { ...result, wrongReceipts, damage };
};
