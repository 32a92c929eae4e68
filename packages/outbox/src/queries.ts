import { GongInputError } from "@gong-engagement/sdk";
import { breakerThreshold } from "./gate.ts";
import { createInsert, type EventRow } from "./insert-events.ts";
import type {
  AttemptRecord,
  Enqueued,
  EventFilter,
  EventState,
  ListFilter,
  Receipt,
  Status,
  StoredEvent,
} from "./outbox.ts";
import { type OutboxStore, query, type Row, type Step } from "./store/database.ts";

const pageSize = 100;

/** `{ [name]: value }`, or nothing if the database has no value. */
const optional = <Name extends string, Value>(
  name: Name,
  value: unknown,
  convert: (value: unknown) => Value,
): { readonly [Key in Name]?: Value } =>
  value === null || value === undefined ? {} : ({ [name]: convert(value) } as { readonly [Key in Name]: Value });

const toDate = (value: unknown): Date => new Date(Number(value));

const states: readonly EventState[] = ["pending", "sending", "delivered", "refused", "dead"];

const toState = (value: unknown): EventState => {
  const state = states.find((known) => known === value);
  if (!state) throw new Error(`The outbox has an event in the state ${value}, which this version does not know`);
  return state;
};

const toAttempt = (row: Row): AttemptRecord => ({
  number: Number(row.number),
  startedAt: toDate(row.started_at),
  ...optional("endedAt", row.ended_at, toDate),
  ...optional("outcome", row.outcome, String),
  ...optional("status", row.status, Number),
  ...optional("error", row.error, String),
});

const toStoredEvent = (row: Row, attempts: readonly AttemptRecord[]): StoredEvent => ({
  id: String(row.id),
  operation: String(row.operation),
  state: toState(row.state),
  createdAt: toDate(row.created_at),
  attempts,
  ...optional("input", row.input, (input): unknown => JSON.parse(String(input))),
  ...optional("reason", row.reason, String),
  ...optional("settledAt", row.settled_at, toDate),
  ...optional("requestId", row.request_id, String),
  ...optional("replayedFrom", row.replayed_from, String),
});

/** Parts of a list that are short enough for one statement. */
const cutList = <Item>(list: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));

/** Conditions of a filter, and their values. */
const createCondition = ({
  ids,
  reason,
  operation,
  state,
}: EventFilter & ListFilter): { readonly text: string; readonly values: unknown[] } => {
  const values: unknown[] = [];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(ids ? [`id IN (${ids.map(add).join(", ") || "NULL"})`] : []),
    ...(reason === undefined ? [] : [`reason = ${add(reason)}`]),
    ...(operation === undefined ? [] : [`operation = ${add(operation)}`]),
    ...(state === undefined ? [] : [`state = ${add(state)}`]),
  ];
  return { text: conditions.map((condition) => ` AND ${condition}`).join(""), values };
};

/** What is asked of the events, and done to them by hand. */
export interface Queries {
  receipt(): Promise<Receipt>;
  status(): Promise<Omit<Status, "budget" | "endsAt">>;
  /** Number of events that wait, read in a caller's transaction if there is one. */
  countPending(transaction?: object): Promise<number>;
  /** Whether any event waits or is being sent. Cheaper than a receipt. */
  hasPending(): Promise<boolean>;
  find(id: string): Promise<StoredEvent | undefined>;
  list(filter: ListFilter): AsyncIterableIterator<StoredEvent>;
  replay(filter: EventFilter): Promise<number>;
  /** Puts the copy of a dead or refused event in, and settles the event as replaced. */
  edit(id: string, copy: EventRow): Promise<Enqueued>;
  resolve(id: string, outcome: "delivered" | "discarded"): Promise<boolean>;
}

export const createQueries = (store: OutboxStore): Queries => {
  const { now } = store.dialect;
  const insert = createInsert(store.dialect);

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
    store.read(function* () {
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
      store.read(function* () {
        const { sending, ...receipt } = yield* count();
        return receipt;
      }),

    status: () =>
      store.read(function* () {
        const counts = yield* count();
        let oldest: number | undefined;
        for (const state of ["pending", "sending"]) {
          const [first] = yield* query(
            "SELECT created_at FROM gong_outbox_event WHERE state = $1 ORDER BY seq LIMIT 1",
            [state],
          );
          if (first) oldest = Math.min(oldest ?? Infinity, Number(first.created_at));
        }
        const [gate = {}] = yield* query(
          `SELECT blocked, blocked_since, unknown_in_a_row,
             CASE WHEN paused_until > ${now} THEN paused_until END AS paused_until,
             CASE WHEN probe_at > ${now} THEN probe_at END AS probe_at
           FROM gong_outbox_gate WHERE id = 1`,
        );
        const pausedUntil = Math.max(Number(gate.paused_until), Number(gate.probe_at));
        return {
          ...counts,
          unknownInARow: Number(gate.unknown_in_a_row),
          breaker: Number(gate.unknown_in_a_row) < breakerThreshold ? "closed" : "open",
          ...optional("oldestPending", oldest, toDate),
          ...(pausedUntil > 0 ? { pausedUntil: toDate(pausedUntil) } : {}),
          ...optional("blocked", gate.blocked, (why) => ({ why: String(why), since: toDate(gate.blocked_since) })),
        } as const;
      }),

    countPending(transaction) {
      const countRows = function* (): Step<number> {
        const [row = {}] = yield* query("SELECT count(*) AS number FROM gong_outbox_event WHERE state = 'pending'");
        return Number(row.number);
      };
      return transaction ? store.join(transaction, countRows) : store.read(countRows);
    },

    hasPending: () =>
      store.read(function* () {
        const rows = yield* query("SELECT seq FROM gong_outbox_event WHERE state IN ('pending', 'sending') LIMIT 1");
        return rows.length > 0;
      }),

    async find(id) {
      const [found] = await readEvents("id = $1", [id]);
      return found?.event;
    },

    async *list(filter) {
      const { text, values } = createCondition(filter);
      for (let after = 0; ; ) {
        const page = await readEvents(`seq > $${values.length + 1}${text}`, [...values, after]);
        for (const { event } of page) yield event;
        const last = page.at(-1);
        if (!last) return;
        after = last.seq;
      }
    },

    replay: ({ ids, ...filter }) =>
      store.transaction(function* () {
        // Somebody has given up what is discarded: it comes back only for who means it.
        const isNamed = ids !== undefined || filter.reason !== undefined;
        const left = isNamed ? "reason <> 'replaced'" : "reason NOT IN ('replaced', 'discarded')";
        let replayed = 0;
        for (const part of ids ? cutList([...new Set(ids)], pageSize) : [undefined]) {
          const { text, values } = createCondition({ ...filter, ids: part });
          const rows = yield* query(
            `UPDATE gong_outbox_event SET state = 'pending', reason = NULL, settled_at = NULL, counted = 0, due_at = ${now}
             WHERE state IN ('dead', 'refused') AND ${left} AND input IS NOT NULL${text} RETURNING seq`,
            values,
          );
          replayed += rows.length;
        }
        return replayed;
      }),

    edit: (id, copy) =>
      store.transaction(function* () {
        const [original] = yield* query(
          `SELECT ordering_key, priority FROM gong_outbox_event
           WHERE id = $1 AND state IN ('dead', 'refused') AND reason <> 'replaced'`,
          [id],
        );
        if (!original) throw new GongInputError(`${id}: there is no dead or refused event of this id to edit`);
        const orderingKey = original.ordering_key === null ? undefined : String(original.ordering_key);
        const isLow = Number(original.priority) === 1;
        const added = yield* insert([{ ...copy, orderingKey, isLow, replayedFrom: id }]);
        if (added.size === 0) return { id: copy.id, isNew: false };
        const replaced = yield* query(
          `UPDATE gong_outbox_event SET state = 'refused', reason = 'replaced', settled_at = coalesce(settled_at, ${now})
           WHERE id = $1 AND state IN ('dead', 'refused') AND reason <> 'replaced' RETURNING seq`,
          [id],
        );
        // Somebody else was faster, and PostgreSQL let this transaction begin before theirs ended.
        if (replaced.length === 0)
          throw new GongInputError(`${id}: there is no dead or refused event of this id to edit`);
        return { id: copy.id, isNew: true };
      }),

    resolve: (id, outcome) =>
      store.transaction(function* () {
        const rows = yield* query(
          `UPDATE gong_outbox_event SET state = $1, reason = $2, settled_at = ${now} WHERE id = $3 AND state = 'dead' RETURNING seq`,
          [outcome === "delivered" ? "delivered" : "refused", outcome === "delivered" ? "resolved" : "discarded", id],
        );
        return rows.length > 0;
      }),
  };
};
