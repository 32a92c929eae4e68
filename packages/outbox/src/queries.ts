import type { AttemptRecord, EventFilter, EventState, Receipt, Status, StoredEvent } from "./outbox.ts";
import { type OutboxStore, query, type Row, type Step } from "./store/database.ts";

/** Milliseconds that things are kept after they were settled. */
export interface KeepOptions {
  /** Inputs and attempts of delivered events, for support. 7 days by default. */
  readonly delivered?: number | undefined;
  /** Ids of delivered events, which keep them from being put in again. 90 days by default. */
  readonly ids?: number | undefined;
}

const pageSize = 100;

const toDate = (value: unknown): Date | undefined =>
  value === null || value === undefined ? undefined : new Date(Number(value));

/** Leaves out what is not there. */
const definedOnly = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as never;

const toAttempt = (row: Row): AttemptRecord =>
  ({
    number: Number(row.number),
    startedAt: new Date(Number(row.started_at)),
    ...definedOnly({
      endedAt: toDate(row.ended_at),
      outcome: row.outcome as string | null,
      status: row.status === null ? undefined : Number(row.status),
      error: row.error as string | null,
    }),
  }) as AttemptRecord;

const toStoredEvent = (row: Row, attempts: readonly AttemptRecord[]): StoredEvent =>
  ({
    id: String(row.id),
    operation: String(row.operation),
    state: row.state as EventState,
    createdAt: new Date(Number(row.created_at)),
    attempts,
    ...(row.input === null ? {} : { input: JSON.parse(String(row.input)) }),
    ...definedOnly({
      reason: row.reason as string | null,
      settledAt: toDate(row.settled_at),
      requestId: row.request_id as string | null,
    }),
  }) as StoredEvent;

/** Conditions of a filter, and their values. */
const createCondition = ({
  ids,
  reason,
  operation,
}: EventFilter): { readonly text: string; readonly values: unknown[] } => {
  const values: unknown[] = [];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(ids ? [`id IN (${ids.map(add).join(", ") || "NULL"})`] : []),
    ...(reason === undefined ? [] : [`reason = ${add(reason)}`]),
    ...(operation === undefined ? [] : [`operation = ${add(operation)}`]),
  ];
  return { text: conditions.map((condition) => ` AND ${condition}`).join(""), values };
};

/** What is asked of the events, and done to them by hand. */
export interface Queries {
  receipt(): Promise<Receipt>;
  status(): Promise<Status>;
  /** Number of events that wait or are being sent. */
  countPending(): Promise<number>;
  find(id: string): Promise<StoredEvent | undefined>;
  dead(filter: EventFilter): AsyncIterableIterator<StoredEvent>;
  replay(filter: EventFilter): Promise<number>;
  resolve(id: string, outcome: "delivered" | "discarded"): Promise<boolean>;
  purge(text: string): Promise<number>;
  /** Forgets what has been kept long enough. */
  prune(keep: Required<KeepOptions>): Promise<void>;
}

export const createQueries = (store: OutboxStore): Queries => {
  const { now } = store.dialect;

  const count = function* (): Step<Receipt & { readonly sending: number }> {
    const rows = yield* query(`
      SELECT state, sum(number) AS number FROM (
        SELECT state, count(*) AS number FROM gong_outbox_event GROUP BY state
        UNION ALL SELECT state, number FROM gong_outbox_total) AS counted GROUP BY state`);
    const numbers = new Map(rows.map((row) => [row.state, Number(row.number)]));
    const of = (state: EventState): number => numbers.get(state) ?? 0;
    const [delivered, refused, dead, sending] = [of("delivered"), of("refused"), of("dead"), of("sending")];
    const pending = of("pending") + sending;
    return { accepted: delivered + refused + pending + dead, delivered, refused, pending, dead, sending };
  };

  const readAttempts = function* (seq: unknown): Step<readonly AttemptRecord[]> {
    const rows = yield* query("SELECT * FROM gong_outbox_attempt WHERE event = $1 ORDER BY number", [Number(seq)]);
    return rows.map(toAttempt);
  };

  const readEvents = (condition: string, values: readonly unknown[]): Promise<{ seq: number; event: StoredEvent }[]> =>
    store.transaction(function* () {
      const rows = yield* query(
        `SELECT * FROM gong_outbox_event WHERE ${condition} ORDER BY seq LIMIT ${pageSize}`,
        values,
      );
      const events = [];
      for (const row of rows) {
        events.push({ seq: Number(row.seq), event: toStoredEvent(row, yield* readAttempts(row.seq)) });
      }
      return events;
    });

  return {
    receipt: () =>
      store.transaction(function* () {
        const { sending, ...receipt } = yield* count();
        return receipt;
      }),

    status: () =>
      store.transaction(function* () {
        const counts = yield* count();
        const [oldest = {}] = yield* query(
          "SELECT min(created_at) AS at FROM gong_outbox_event WHERE state IN ('pending', 'sending')",
        );
        const [gate = {}] = yield* query(
          `SELECT blocked, blocked_since, unknown_in_a_row, open_at, open_at > ${now} AS is_closed FROM gong_outbox_gate WHERE id = 1`,
        );
        const isClosed = gate.is_closed === true || gate.is_closed === 1;
        return {
          ...counts,
          unknownInARow: Number(gate.unknown_in_a_row),
          ...definedOnly({
            oldestPending: toDate(oldest.at),
            pausedUntil: isClosed ? toDate(gate.open_at) : undefined,
            blocked:
              gate.blocked === null
                ? undefined
                : { why: String(gate.blocked), since: new Date(Number(gate.blocked_since)) },
          }),
        } as Status;
      }),

    countPending: () =>
      store.transaction(function* () {
        const [row = {}] = yield* query("SELECT count(*) AS number FROM gong_outbox_event WHERE state = 'pending'");
        return Number(row.number);
      }),

    async find(id) {
      const [found] = await readEvents("id = $1", [id]);
      return found?.event;
    },

    async *dead(filter) {
      const { text, values } = createCondition(filter);
      for (let after = 0; ; ) {
        const page = await readEvents(`state = 'dead'${text} AND seq > $${values.length + 1}`, [...values, after]);
        for (const { event } of page) yield event;
        const last = page.at(-1);
        if (!last) return;
        after = last.seq;
      }
    },

    replay: (filter) =>
      store.transaction(function* () {
        const { text, values } = createCondition(filter);
        const rows = yield* query(
          `UPDATE gong_outbox_event SET state = 'pending', reason = NULL, settled_at = NULL, counted = 0, due_at = ${now}
           WHERE state IN ('dead', 'refused') AND input IS NOT NULL${text} RETURNING seq`,
          values,
        );
        return rows.length;
      }),

    resolve: (id, outcome) =>
      store.transaction(function* () {
        const rows = yield* query(
          `UPDATE gong_outbox_event SET state = $1, reason = $2, settled_at = ${now} WHERE id = $3 AND state = 'dead' RETURNING seq`,
          [outcome === "delivered" ? "delivered" : "refused", outcome === "delivered" ? "resolved" : "discarded", id],
        );
        return rows.length > 0;
      }),

    async purge(text) {
      const purged = await store.transaction(function* () {
        const pattern = `%${JSON.stringify(text)
          .slice(1, -1)
          .replaceAll(/[\\%_]/g, "\\$&")
          .toLowerCase()}%`;
        const rows = yield* query(
          `UPDATE gong_outbox_event SET input = NULL, reason = CASE WHEN state = 'delivered' THEN reason ELSE 'purged' END,
             settled_at = coalesce(settled_at, ${now}), state = CASE WHEN state IN ('delivered', 'sending') THEN state ELSE 'refused' END
           WHERE lower(input) LIKE $1 ESCAPE '\\' RETURNING seq`,
          [pattern],
        );
        return rows.length;
      });
      await store.clean();
      return purged;
    },

    prune: ({ delivered, ids }) =>
      store.transaction(function* () {
        const removed = yield* query(
          `DELETE FROM gong_outbox_event WHERE state = 'delivered' AND settled_at < ${now} - $1 RETURNING seq`,
          [ids],
        );
        if (removed.length > 0) {
          yield* query(
            `INSERT INTO gong_outbox_total VALUES ('delivered', $1)
             ON CONFLICT (state) DO UPDATE SET number = gong_outbox_total.number + $1`,
            [removed.length],
          );
        }
        yield* query(
          `UPDATE gong_outbox_event SET input = NULL
           WHERE state = 'delivered' AND settled_at < ${now} - $1 AND input IS NOT NULL`,
          [delivered],
        );
        yield* query(
          `DELETE FROM gong_outbox_attempt WHERE event NOT IN (SELECT seq FROM gong_outbox_event WHERE input IS NOT NULL)`,
        );
      }),
  };
};
