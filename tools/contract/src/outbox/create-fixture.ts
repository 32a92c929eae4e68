import { createFake, type Fake, type FakeOptions } from "@gong-engagement/fake";
import {
  type Outbox,
  type OutboxOptions,
  type OutboxStore,
  openOutbox,
  type StoredEvent,
} from "@gong-engagement/outbox";
import { type ClientOptions, GongEngagement } from "@gong-engagement/sdk";
import { expect, inject } from "vitest";
import { models } from "../contract/spec.ts";
import { createMarker, type MarkedEvent } from "../fake/report-events.ts";
import { createDatabaseKind, createSqliteKind, type Storage, type StorageKind } from "./stores.ts";

type Marker = (mark: string) => MarkedEvent;

/** What makes events of each operation that can be told apart. */
export const markers = models.flatMap((model): { readonly hasKey: boolean; readonly mark: Marker }[] => {
  const mark = createMarker(model);
  return mark ? [{ hasKey: model.operation.idempotencyKey !== undefined, mark }] : [];
});
/** The first operation with an idempotency key; none if the API description has none. */
export const keyed = markers.filter(({ hasKey }) => hasKey).slice(0, 1);
/** The first operation without one. */
export const unkeyed = markers.filter(({ hasKey }) => !hasKey).slice(0, 1);

/** A fake of the service, and outboxes on one storage that send to it. All are closed with it. */
export interface Fixture extends AsyncDisposable {
  readonly fake: Fake;
  readonly storage: Storage;
  /** Makes what sends to the fake. */
  connect(options?: ClientOptions): GongEngagement;
  open(options?: Partial<OutboxOptions>): Promise<Outbox>;
  /** Lets the clock of the store go on, for what is due, paused, leased or probed. */
  passTime(milliseconds: number): Promise<void>;
  /** Waits until workers have looked for work several times more: what they were to send by now is sent. */
  waitForLooks(): Promise<void>;
}

/** Lets the clock of a store go on. */
export const passTime = async ({ query }: Storage, milliseconds: number): Promise<void> => {
  const advance = (column: string): string => `${column} = ${column} - ${milliseconds}`;
  await query(`UPDATE gong_outbox_event SET ${["due_at", "lease_until"].map(advance).join(", ")} RETURNING id`);
  await query(`UPDATE gong_outbox_gate SET ${["paused_until", "probe_at"].map(advance).join(", ")} RETURNING id`);
};

/** Calls `told` for each transaction. */
const countTransactions = (store: OutboxStore, told: () => void): OutboxStore => ({
  ...store,
  transaction(step) {
    told();
    return store.transaction(step);
  },
});

export const createFixture = async (kind: StorageKind, options: FakeOptions = {}): Promise<Fixture> => {
  const storage = await kind.create();
  const fake = createFake({ quota: false, ...options });
  const outboxes: Outbox[] = [];
  let looks = 0;
  const connect = (options?: ClientOptions): GongEngagement =>
    new GongEngagement({ fetch: fake.fetch, auth: fake.auth, rateLimit: false, timeout: 2_000, ...options });
  return {
    fake,
    storage,
    connect,
    async open(outboxOptions = {}) {
      const gong = connect();
      const retry = { minDelay: 5, maxDelay: 20 };
      const store = countTransactions(outboxOptions.store ?? storage.open(), () => looks++);
      const outbox = await openOutbox({ gong, retry, pollInterval: 20, ...outboxOptions, store });
      outboxes.push(outbox);
      return outbox;
    },
    passTime: (milliseconds) => passTime(storage, milliseconds),
    async waitForLooks() {
      const before = looks;
      await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThan(before + 5);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(outboxes.map((outbox) => outbox.close({ timeout: 100 })));
      await storage[Symbol.asyncDispose]();
    },
  };
};

/** A `fetch` that keeps answers back, those of a condition or all, until they are released. Requests arrive at once. */
export const holdAnswers = (
  fetch: Fake["fetch"],
  isHeld: (response: Response) => boolean = () => true,
): { fetch: Fake["fetch"]; release: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    async fetch(...request) {
      const response = await fetch(...request);
      if (isHeld(response)) await promise;
      return response;
    },
    release: resolve,
  };
};

/** A store that fails after each commit that `isLost` picks, as if the answer of the server were lost. */
export const loseAnswers = (
  store: OutboxStore,
  isLost: (statements: string) => boolean | Promise<boolean>,
): OutboxStore => ({
  ...store,
  async transaction(step) {
    let statements = "";
    const result = await store.transaction(function* () {
      const steps = step();
      let next = steps.next([]);
      while (!next.done) {
        statements += next.value.text;
        next = steps.next(yield next.value);
      }
      return next.value;
    });
    if (await isLost(statements)) throw new Error("The connection was lost after the commit");
    return result;
  },
});

/** Puts an event of any operation in. */
export const put = (
  outbox: Outbox,
  { operation, input }: MarkedEvent,
  options: object = {},
): ReturnType<Outbox["enqueue"]> => Reflect.apply(outbox.enqueue, outbox, [operation.operationId, input, options]);

export const listDead = async (outbox: Outbox): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const event of outbox.dead()) events.push(event);
  return events;
};

export const timesRecorded = ({ events }: Fake, mark: string): number =>
  events.filter(({ input }) => JSON.stringify(input).includes(JSON.stringify(mark))).length;

/** Both kinds of storage, for `describe.each`. */
export const kinds = [
  ["SQLite", createSqliteKind],
  ["PostgreSQL", () => createDatabaseKind(inject("postgresUrl"))],
] as const;
