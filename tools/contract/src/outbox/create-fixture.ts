import { createFake, type Fake, type FakeOptions } from "@gong-engagement/fake";
import { type Outbox, type OutboxOptions, openOutbox, type StoredEvent } from "@gong-engagement/outbox";
import { type ClientOptions, GongEngagement } from "@gong-engagement/sdk";
import { models } from "../contract/spec.ts";
import { createMarker, type MarkedEvent } from "../fake/report-events.ts";
import { createPostgresKind, createSqliteKind, type Storage, type StorageKind } from "./stores.ts";

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
}

export const createFixture = async (kind: StorageKind, options: FakeOptions = {}): Promise<Fixture> => {
  const storage = await kind.create();
  const fake = createFake({ quota: false, ...options });
  const outboxes: Outbox[] = [];
  const connect = (options?: ClientOptions): GongEngagement =>
    new GongEngagement({ fetch: fake.fetch, auth: fake.auth, rateLimit: false, timeout: 2_000, ...options });
  return {
    fake,
    storage,
    connect,
    async open(outboxOptions = {}) {
      const gong = connect();
      const retry = { minDelay: 5, maxDelay: 20 };
      const outbox = await openOutbox({ store: storage.open(), gong, retry, ...outboxOptions });
      outboxes.push(outbox);
      return outbox;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(outboxes.map((outbox) => outbox.close({ timeout: 100 })));
      await storage[Symbol.asyncDispose]();
    },
  };
};

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
  ["PostgreSQL", createPostgresKind],
] as const;
