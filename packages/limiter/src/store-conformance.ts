import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { LimiterStore, StoreRule } from "./limiter-store.ts";

/** One thing that a store or a limiter must do. */
export interface ConformanceCase<Subject> {
  readonly title: string;
  /**
   * @throws AssertionError if what is tested is wrong.
   */
  run(subject: Subject): Promise<void>;
}

/** What is tested of a store. */
export interface StoreUnderTest {
  /** Opens the same stored data once more, as another process would. The cases use names of their own. */
  open(): Promise<LimiterStore>;
}

const hour = 3_600_000;

let names = 0;
const createName = (): string => `conformance-${process.pid}-${Date.now()}-${names++}`;

/** Takes a start that must be granted, and returns its name. */
const takeStart = async (store: LimiterStore, name: string, rules: readonly StoreRule[]): Promise<string> => {
  const answer = await store.take(name, rules);
  if ("start" in answer) return answer.start;
  return assert.fail(`no start was granted: wait ${answer.wait} ms, rule ${answer.rule}`);
};

/** Asks for a start that must not be granted, and returns the wait. */
const takeWait = async (
  store: LimiterStore,
  name: string,
  rules: readonly StoreRule[],
  rule: number | undefined,
): Promise<number> => {
  const answer = await store.take(name, rules);
  if ("start" in answer) return assert.fail("a start was granted that the rules do not allow");
  assert.equal(answer.rule ?? undefined, rule, "the index of the rule that asks for the longest wait");
  assert(answer.wait > 0, `a wait of ${answer.wait} ms`);
  return answer.wait;
};

const takeMany = async (
  stores: readonly LimiterStore[],
  count: number,
  name: string,
  rules: readonly StoreRule[],
): Promise<string[]> => {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) => stores[index % stores.length]?.take(name, rules)),
  );
  return answers.flatMap((answer) => (answer && "start" in answer ? [answer.start] : []));
};

/** What every {@link LimiterStore} must do. Run each case in the test runner of your choice. */
export const storeConformance: readonly ConformanceCase<StoreUnderTest>[] = [
  {
    title: "grants as many starts as a rule allows, and then tells how long to wait",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [{ limit: 3, interval: hour }];
      for (let start = 0; start < 3; start++) await takeStart(store, name, rules);
      const wait = await takeWait(store, name, rules, 0);
      assert(wait <= hour && wait > hour - 60_000, `a wait of ${wait} ms for an interval of an hour`);
    },
  },
  {
    title: "grants the next start when the wait that it told is over, and not before",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [{ limit: 1, interval: 1_000 }];
      await takeStart(store, name, rules);
      const wait = await takeWait(store, name, rules, 0);
      await sleep(wait / 2);
      await takeWait(store, name, rules, 0);
      await sleep(wait / 2 + 5);
      await takeStart(store, name, rules);
    },
  },
  {
    title: "keeps all rules at once, and names the one that asks for the longest wait",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [
        { limit: 1, interval: 300 },
        { limit: 2, interval: hour },
      ];
      await takeStart(store, name, rules);
      await takeWait(store, name, rules, 0);
      await sleep(320);
      await takeStart(store, name, rules);
      await takeWait(store, name, rules, 1);
    },
  },
  {
    title: "grants no more than a rule allows when several processes ask at once",
    async run({ open }) {
      const stores = await Promise.all([open(), open(), open()]);
      const name = createName();
      const starts = await takeMany(stores, 60, name, [{ limit: 7, interval: hour }]);
      assert.equal(starts.length, 7);
      assert.equal(new Set(starts).size, 7, "each start has a name of its own");
    },
  },
  {
    title: "frees the place of a start that is given back: the last one, or one before it",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [{ limit: 4, interval: hour }];
      const starts = [];
      for (let start = 0; start < 4; start++) starts.push(await takeStart(store, name, rules));
      await store.giveBack(name, starts[3] ?? "");
      await store.giveBack(name, starts[1] ?? "");
      assert.deepEqual((await store.peek(name, rules)).used, [2]);
      await takeStart(store, name, rules);
      await takeStart(store, name, rules);
      await takeWait(store, name, rules, 0);
    },
  },
  {
    title: "frees one place only if a start is given back twice, and none for a start that it does not know",
    async run({ open }) {
      const [store, other] = await Promise.all([open(), open()]);
      const name = createName();
      const rules = [{ limit: 2, interval: hour }];
      const start = await takeStart(store, name, rules);
      await takeStart(store, name, rules);
      await other.giveBack(name, start);
      await store.giveBack(name, start);
      await store.giveBack(name, "4711");
      await store.giveBack(createName(), start);
      assert.deepEqual((await store.peek(name, rules)).used, [1]);
    },
  },
  {
    title: "keeps the moments of the other starts when one is given back",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [{ limit: 2, interval: 2_000 }];
      const first = await takeStart(store, name, rules);
      await sleep(600);
      await takeStart(store, name, rules);
      await store.giveBack(name, first);
      await takeStart(store, name, rules);
      // The place of the second start is free two seconds after it, not after the first.
      const wait = await takeWait(store, name, rules, 0);
      assert(wait > 1_400, `a wait of ${wait} ms`);
    },
  },
  {
    title: "holds all processes during a pause; a shorter pause does not shorten it",
    async run({ open }) {
      const [store, other] = await Promise.all([open(), open()]);
      const name = createName();
      const rules = [{ limit: 100, interval: 1 }];
      await store.pause(name, hour);
      await other.pause(name, 10);
      await takeWait(other, name, rules, undefined);
      const { pausedFor } = await other.peek(name, rules);
      assert(pausedFor <= hour && pausedFor > hour - 60_000, `a pause of ${pausedFor} ms more`);
    },
  },
  {
    title: "goes on after a pause",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [{ limit: 100, interval: 1 }];
      await store.pause(name, 300);
      const wait = await takeWait(store, name, rules, undefined);
      await sleep(wait + 5);
      await takeStart(store, name, rules);
      assert.equal((await store.peek(name, rules)).pausedFor, 0);
    },
  },
  {
    title: "remembers starts and pauses for whoever opens it later",
    async run({ open }) {
      const name = createName();
      const rules = [{ limit: 1, interval: hour }];
      await takeStart(await open(), name, rules);
      await takeWait(await open(), name, rules, 0);
      await (await open()).pause(name, 2 * hour);
      await takeWait(await open(), name, rules, undefined);
    },
  },
  {
    title: "keeps limits of different names apart",
    async run({ open }) {
      const store = await open();
      const [name, otherName] = [createName(), createName()];
      const rules = [{ limit: 1, interval: hour }];
      const start = await takeStart(store, name, rules);
      await takeStart(store, otherName, rules);
      await store.pause(otherName, hour);
      await store.giveBack(name, start);
      await takeStart(store, name, rules);
    },
  },
  {
    title: "tells what is used without counting anything, also of a limit that nobody has used",
    async run({ open }) {
      const store = await open();
      const name = createName();
      const rules = [
        { limit: 5, interval: 1 },
        { limit: 5, interval: hour },
      ];
      assert.deepEqual(await store.peek(name, rules), { used: [0, 0], pausedFor: 0 });
      await takeStart(store, name, [{ limit: 5, interval: hour }]);
      await sleep(20);
      assert.deepEqual((await store.peek(name, rules)).used, [0, 1]);
      assert.deepEqual((await store.peek(name, rules)).used, [0, 1]);
    },
  },
  {
    title: "applies the rules that are asked for, also if they were others before",
    async run({ open }) {
      const store = await open();
      const name = createName();
      for (let start = 0; start < 3; start++) await takeStart(store, name, [{ limit: 3, interval: hour }]);
      await takeWait(store, name, [{ limit: 2, interval: hour }], 0);
      await takeStart(store, name, [{ limit: 4, interval: hour }]);
    },
  },
];
