import { createGate, type GateChange } from "./gate.ts";
import { createInsert, type EventRow } from "./insert-events.ts";
import { type OutboxStore, query, type Row, type Step } from "./store/database.ts";

/** An event that is about to be sent. */
export interface ClaimedEvent {
  readonly seq: number;
  readonly id: string;
  readonly operation: string;
  readonly input: object;
  /** Attempts so far. */
  readonly attempts: number;
  /** Attempts so far that count: those that a limit or a missing connection ended do not. */
  readonly counted: number;
  /** Attempts so far without an answer. */
  readonly uncertain: number;
}

/** A claim, or how long to wait for one. */
export type Claim = { readonly event: ClaimedEvent } | { readonly wait: number };

/** How an attempt ended, for its event. */
export type Outcome =
  | { readonly type: "delivered"; readonly requestId?: string | undefined }
  | { readonly type: "refused"; readonly reason: string }
  | { readonly type: "dead"; readonly reason: string }
  /** `delay`: milliseconds until the event is due again. */
  | { readonly type: "retry"; readonly delay: number };

/** What is written down of an attempt. */
export interface Evidence {
  readonly outcome: string;
  readonly status?: number | undefined;
  readonly error?: string | undefined;
}

const number = (value: unknown): number => Number(value);

/** Every step of the state machine, each one transaction. */
export interface Events {
  /** Puts events in. Resolves with the ids that are new. */
  insert(rows: readonly EventRow[], transaction?: object): Promise<ReadonlySet<string>>;
  /** Reserves the next event that is due for `owner`: a kill changes nothing of it but that others wait for the lease. */
  claim(owner: string, lease: number, takesLow: boolean): Promise<Claim>;
  /** Writes down that the event is about to leave. False if it is not this owner's any more. */
  markSending(event: ClaimedEvent, owner: string, attempt: number, lease: number): Promise<boolean>;
  /** Takes back that an event was about to leave: it did not, whether or not that was written down. */
  takeBack(event: ClaimedEvent, owner: string, attempt: number, delay: number): Promise<void>;
  /** Gives a claim back that was not sent. */
  release(event: ClaimedEvent, owner: string, delay: number): Promise<void>;
  /** Keeps events for `owner`. Of what else has its name the answer was lost: it is nobody's once the lease is over. */
  renew(owner: string, lease: number, seqs: readonly number[]): Promise<void>;
  /** Writes down how an attempt ended, unless somebody else has the event by now. */
  settle(
    event: ClaimedEvent,
    owner: string,
    attempt: number,
    outcome: Outcome,
    evidence: Evidence,
    gate: GateChange,
    counts: boolean,
  ): Promise<boolean>;
  /** Events whose sender is gone: their leases are over. */
  listAbandoned(): Promise<readonly ClaimedEvent[]>;
  /** Settles an event whose sender is gone. */
  settleAbandoned(event: ClaimedEvent, outcome: Outcome): Promise<boolean>;
  changeGate(change: GateChange): Promise<void>;
}

const toClaimedEvent = (row: Row): ClaimedEvent => ({
  seq: number(row.seq),
  id: String(row.id),
  operation: String(row.operation),
  input: JSON.parse(String(row.input)),
  attempts: number(row.attempts),
  counted: number(row.counted),
  uncertain: number(row.uncertain),
});

export const createEvents = (store: OutboxStore): Events => {
  const { now, skipLocked } = store.dialect;
  const gate = createGate(store.dialect);
  const insert = createInsert(store.dialect);

  const claimOf = (priority: number): string => `
    UPDATE gong_outbox_event SET lease_owner = $1, lease_until = ${now} + $2 WHERE seq = (
      SELECT seq FROM gong_outbox_event AS candidate
      WHERE state = 'pending' AND priority = ${priority} AND due_at <= $3
        AND (lease_until IS NULL OR lease_until < ${now})
        AND (ordering_key IS NULL OR NOT EXISTS (
          SELECT 1 FROM gong_outbox_event AS earlier WHERE earlier.ordering_key = candidate.ordering_key
            AND earlier.seq < candidate.seq AND earlier.state IN ('pending', 'sending')))
      ORDER BY due_at, seq LIMIT 1${skipLocked})
    RETURNING seq, id, operation, input, attempts, counted, uncertain`;

  const writeOutcome = function* (
    { seq }: ClaimedEvent,
    outcome: Outcome,
    condition: string,
    values: readonly unknown[],
  ): Step<boolean> {
    const state = outcome.type === "retry" ? "pending" : outcome.type;
    // What was erased while it was sent cannot be sent again.
    const rows = yield* query(
      `UPDATE gong_outbox_event SET state = CASE WHEN $1 = 'pending' AND input IS NULL THEN 'refused' ELSE $1 END,
         reason = CASE WHEN $1 = 'pending' AND input IS NULL THEN 'purged' ELSE $2 END, request_id = $3, lease_owner = NULL, lease_until = NULL,
         ordering_key = CASE WHEN input IS NULL THEN NULL ELSE ordering_key END,
         due_at = ${now} + $4, settled_at = CASE WHEN $1 = 'pending' AND input IS NOT NULL THEN NULL ELSE ${now} END
       WHERE seq = $5 AND ${condition} RETURNING seq`,
      [
        state,
        "reason" in outcome ? outcome.reason : null,
        "requestId" in outcome ? (outcome.requestId ?? null) : null,
        "delay" in outcome ? Math.ceil(outcome.delay) : 0,
        seq,
        ...values,
      ],
    );
    return rows.length > 0;
  };

  return {
    insert: (rows, transaction) =>
      transaction ? store.join(transaction, () => insert(rows)) : store.transaction(() => insert(rows)),

    claim: (owner, lease, takesLow) =>
      store.transaction(function* (): Step<Claim> {
        // One moment for all that follows: an event that is due between two statements must not be overlooked.
        const { time, wait } = yield* gate.pass();
        if (wait > 0) return { wait };
        let next = Infinity;
        for (const priority of takesLow ? [0, 1] : [0]) {
          const [row] = yield* query(claimOf(priority), [owner, lease, time]);
          if (row) return { event: toClaimedEvent(row) };
          const [later] = yield* query(
            `SELECT due_at FROM gong_outbox_event WHERE state = 'pending' AND priority = ${priority} AND due_at > $1
             ORDER BY due_at LIMIT 1`,
            [time],
          );
          if (later) next = Math.min(next, number(later.due_at));
        }
        return { wait: Math.max(1, next - time) };
      }),

    markSending: ({ seq }, owner, attempt, lease) =>
      store.transaction(function* () {
        const rows = yield* query(
          `UPDATE gong_outbox_event SET state = 'sending', attempts = $1, lease_until = ${now} + $2
           WHERE seq = $3 AND lease_owner = $4 AND state IN ('pending', 'sending') RETURNING seq`,
          [attempt, lease, seq, owner],
        );
        if (rows.length === 0) return false;
        // The client sends a call again under one claim only after a 401, with new credentials.
        yield* query(
          `UPDATE gong_outbox_attempt SET ended_at = ${now}, outcome = 'refused', status = 401
           WHERE event = $1 AND number < $2 AND outcome IS NULL`,
          [seq, attempt],
        );
        yield* query(`INSERT INTO gong_outbox_attempt (event, number, started_at) VALUES ($1, $2, ${now})`, [
          seq,
          attempt,
        ]);
        return true;
      }),

    takeBack: ({ seq }, owner, attempt, delay) =>
      store.transaction(function* () {
        yield* query(
          `UPDATE gong_outbox_event SET state = CASE WHEN input IS NULL THEN 'refused' ELSE 'pending' END,
             reason = CASE WHEN input IS NULL THEN 'purged' ELSE reason END,
             settled_at = CASE WHEN input IS NULL THEN ${now} END,
             lease_owner = NULL, lease_until = NULL, due_at = ${now} + $1
           WHERE seq = $2 AND lease_owner = $3 AND state IN ('pending', 'sending')`,
          [delay, seq, owner],
        );
        yield* query(
          `UPDATE gong_outbox_attempt SET ended_at = ${now}, outcome = 'not-sent'
           WHERE event = $1 AND number = $2 AND outcome IS NULL`,
          [seq, attempt],
        );
      }),

    release: ({ seq }, owner, delay) =>
      store.transaction(function* () {
        yield* query(
          `UPDATE gong_outbox_event SET lease_owner = NULL, lease_until = NULL,
             due_at = CASE WHEN $1 > 0 THEN ${now} + $1 ELSE due_at END
           WHERE seq = $2 AND lease_owner = $3 AND state = 'pending'`,
          [Math.ceil(delay), seq, owner],
        );
      }),

    renew: (owner, lease, seqs) =>
      store.transaction(function* () {
        yield* query(
          `UPDATE gong_outbox_event SET lease_until = ${now} + $1
           WHERE lease_owner = $2 AND state IN ('pending', 'sending') AND seq IN (${seqs.map((_, index) => `$${index + 3}`).join(", ")})`,
          [lease, owner, ...seqs],
        );
      }),

    settle: (event, owner, attempt, outcome, { outcome: seen, status, error }, change, counts) =>
      store.transaction(function* () {
        yield* query(
          `UPDATE gong_outbox_attempt SET ended_at = ${now}, outcome = $1, status = $2, error = $3
           WHERE event = $4 AND number = $5`,
          [seen, status ?? null, error ?? null, event.seq, attempt],
        );
        yield* gate.apply(change);
        const isSettled = yield* writeOutcome(
          event,
          outcome,
          "lease_owner = $6 AND attempts = $7 AND state = 'sending'",
          [owner, attempt],
        );
        if (isSettled) {
          yield* query(
            "UPDATE gong_outbox_event SET counted = counted + $1, uncertain = uncertain + $2 WHERE seq = $3",
            [counts ? 1 : 0, seen === "unknown" ? 1 : 0, event.seq],
          );
          return true;
        }
        // The lease was over, and the event was taken for lost. The service has it all the same.
        return outcome.type === "delivered"
          ? yield* writeOutcome(event, outcome, "attempts = $6 AND state IN ('dead', 'pending')", [attempt])
          : false;
      }),

    listAbandoned: () =>
      store.read(function* () {
        const rows = yield* query(
          `SELECT seq, id, operation, input, attempts, counted, uncertain FROM gong_outbox_event
           WHERE state = 'sending' AND lease_until < ${now} ORDER BY lease_until LIMIT 100`,
        );
        return rows.map(toClaimedEvent);
      }),

    settleAbandoned: (event, outcome) =>
      store.transaction(function* () {
        const isSettled = yield* writeOutcome(
          event,
          outcome,
          `attempts = $6 AND state = 'sending' AND lease_until < ${now}`,
          [event.attempts],
        );
        if (!isSettled) return false;
        yield* query("UPDATE gong_outbox_event SET counted = counted + 1, uncertain = uncertain + 1 WHERE seq = $1", [
          event.seq,
        ]);
        yield* query(
          `UPDATE gong_outbox_attempt SET outcome = 'unknown', error = 'The process that sent it did not say what came of it'
           WHERE event = $1 AND number = $2 AND outcome IS NULL`,
          [event.seq, event.attempts],
        );
        return true;
      }),

    changeGate: (change) => store.transaction(() => gate.apply(change)),
  };
};
