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

/** What an attempt says of all others. */
export type GateChange =
  | { readonly type: "none" }
  | { readonly type: "open" }
  | { readonly type: "unknown" }
  | { readonly type: "blocked"; readonly why: string }
  | { readonly type: "pause"; readonly delay: number };

/** What is written down of an attempt. */
export interface Evidence {
  readonly outcome: string;
  readonly status?: number | undefined;
  readonly error?: string | undefined;
}

/** A new event as it is stored. */
export interface EventRow {
  readonly id: string;
  readonly operation: string;
  /** JSON. */
  readonly input: string;
  readonly orderingKey: string | undefined;
  readonly isLow: boolean;
  /** Milliseconds since 1970; absent: now. */
  readonly notBefore: number | undefined;
}

/** Unknown outcomes in a row from which on only one event at a time is tried. */
const breakerThreshold = 5;

/** Milliseconds between probes while access is refused or nothing answers: the first, doubled for each, and the longest. */
const probes = { first: 5_000, longest: 300_000 };

/** Events of a list that one statement takes. */
const batchSize = 500;

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
  renew(owner: string, lease: number): Promise<void>;
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

  const insertBatch = function* (rows: readonly EventRow[]): Step<readonly Row[]> {
    return yield* query(
      `INSERT INTO gong_outbox_event (id, operation, input, ordering_key, priority, due_at, state, created_at)
       VALUES ${rows
         .map((_, row) => {
           const at = (column: number): string => `$${row * 6 + column}`;
           return `(${at(1)}, ${at(2)}, ${at(3)}, ${at(4)}, ${at(5)}, coalesce(${at(6)}, ${now}), 'pending', ${now})`;
         })
         .join(", ")}
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      rows.flatMap(({ id, operation, input, orderingKey, isLow, notBefore }) => [
        id,
        operation,
        input,
        orderingKey ?? null,
        isLow ? 1 : 0,
        notBefore ?? null,
      ]),
    );
  };

  const insertAll = function* (rows: readonly EventRow[]): Step<ReadonlySet<string>> {
    const ids = new Set<string>();
    for (let from = 0; from < rows.length; from += batchSize) {
      for (const { id } of yield* insertBatch(rows.slice(from, from + batchSize))) ids.add(String(id));
    }
    return ids;
  };

  /**
   * @returns the time of the store, and milliseconds until events may be sent; 0 if they may be now. A probe is given to one
   * asker.
   */
  const passGate = function* (): Step<{ readonly time: number; readonly wait: number }> {
    const [gate = {}] = yield* query(
      `SELECT blocked, unknown_in_a_row, probes, probe_at, paused_until, ${now} AS time FROM gong_outbox_gate WHERE id = 1`,
    );
    const time = number(gate.time);
    const pause = number(gate.paused_until) - time;
    if (pause > 0) return { time, wait: pause };
    if (gate.blocked === null && number(gate.unknown_in_a_row) < breakerThreshold) return { time, wait: 0 };
    const wait = number(gate.probe_at) - time;
    if (wait > 0) return { time, wait };
    const delay = Math.min(probes.first * 2 ** Math.min(number(gate.probes), 20), probes.longest);
    const won = yield* query(
      `UPDATE gong_outbox_gate SET probe_at = ${now} + $1, probes = probes + 1 WHERE id = 1 AND probe_at = $2 RETURNING id`,
      [delay, number(gate.probe_at)],
    );
    return { time, wait: won.length > 0 ? 0 : delay };
  };

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

  const applyGate = function* (change: GateChange): Step<void> {
    if (change.type === "open") {
      yield* query(
        `UPDATE gong_outbox_gate SET blocked = NULL, blocked_since = NULL, unknown_in_a_row = 0, probes = 0, probe_at = 0
         WHERE id = 1 AND (blocked IS NOT NULL OR unknown_in_a_row > 0 OR probes > 0)`,
      );
    } else if (change.type === "unknown") {
      yield* query(
        `UPDATE gong_outbox_gate SET unknown_in_a_row = unknown_in_a_row + 1,
           probe_at = CASE WHEN unknown_in_a_row + 1 < $1 OR probe_at > ${now} + $2 THEN probe_at ELSE ${now} + $2 END
         WHERE id = 1`,
        [breakerThreshold, probes.first],
      );
    } else if (change.type === "blocked") {
      yield* query(
        `UPDATE gong_outbox_gate SET blocked = $1, blocked_since = coalesce(blocked_since, ${now}),
           probe_at = CASE WHEN probe_at > ${now} THEN probe_at ELSE ${now} + $2 END WHERE id = 1`,
        [change.why, probes.first],
      );
    } else if (change.type === "pause") {
      yield* query(
        `UPDATE gong_outbox_gate SET paused_until = CASE WHEN paused_until > ${now} + $1 THEN paused_until ELSE ${now} + $1 END
         WHERE id = 1`,
        [Math.ceil(change.delay)],
      );
    }
  };

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
      transaction ? store.join(transaction, () => insertAll(rows)) : store.transaction(() => insertAll(rows)),

    claim: (owner, lease, takesLow) =>
      store.transaction(function* (): Step<Claim> {
        // One moment for all that follows: an event that is due between two statements must not be overlooked.
        const { time, wait } = yield* passGate();
        if (wait > 0) return { wait };
        for (const priority of takesLow ? [0, 1] : [0]) {
          const [row] = yield* query(claimOf(priority), [owner, lease, time]);
          if (row) return { event: toClaimedEvent(row) };
        }
        const [next = {}] = yield* query(
          "SELECT min(due_at) AS due_at FROM gong_outbox_event WHERE state = 'pending' AND due_at > $1",
          [time],
        );
        return { wait: next.due_at === null ? Infinity : Math.max(1, number(next.due_at) - time) };
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
          `UPDATE gong_outbox_event SET state = 'pending', lease_owner = NULL, lease_until = NULL, due_at = ${now} + $1
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

    renew: (owner, lease) =>
      store.transaction(function* () {
        yield* query(
          `UPDATE gong_outbox_event SET lease_until = ${now} + $1
           WHERE lease_owner = $2 AND state IN ('pending', 'sending')`,
          [lease, owner],
        );
      }),

    settle: (event, owner, attempt, outcome, { outcome: seen, status, error }, gate, counts) =>
      store.transaction(function* () {
        yield* query(
          `UPDATE gong_outbox_attempt SET ended_at = ${now}, outcome = $1, status = $2, error = $3
           WHERE event = $4 AND number = $5`,
          [seen, status ?? null, error ?? null, event.seq, attempt],
        );
        yield* applyGate(gate);
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

    changeGate: (change) => store.transaction(() => applyGate(change)),
  };
};
