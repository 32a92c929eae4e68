import type { OperationInputs, WindowState } from "@gong-engagement/sdk";

/** State of an event. `sending` is part of `pending` in receipts. */
export type EventState = "pending" | "sending" | "delivered" | "refused" | "dead";

/**
 * Why an event is dead.
 *
 * - `in-doubt`: it was sent, no answer came, and nothing makes a repetition harmless.
 * - `exhausted`: it was tried as often as `attempts` allows.
 */
export type DeadReason = "in-doubt" | "exhausted";

/** The name of an operation that can be put into the outbox. */
export type OperationName = keyof OperationInputs & string;

/** Options of one event. */
export interface EnqueueOptions {
  /**
   * Names the event: the same id is taken once. Also its idempotency key, where the operation has one. A UUID by default. At most
   * 500 characters.
   */
  readonly id?: string | undefined;
  /** Events of the same key are sent one after the other, in the order of their arrival. At most 500 characters. */
  readonly orderingKey?: string | undefined;
  /** The event is not sent before this moment. */
  readonly notBefore?: Date | undefined;
  /** A `low` event is sent when no other is due, and leaves a part of each budget to others: see `reserve`. */
  readonly priority?: "normal" | "low" | undefined;
  /** PostgreSQL only: the client of your own transaction. The event exists if that transaction commits. */
  readonly transaction?: Queryable | undefined;
}

/** What runs a statement: a client or pool of `pg`, or anything that can do the same. */
export interface Queryable {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ readonly rows: readonly object[]; readonly rowCount?: number | null }>;
}

/** One event for `enqueueMany`. */
export type NewEvent = {
  readonly [Name in OperationName]: Omit<EnqueueOptions, "transaction"> & {
    readonly operation: Name;
    readonly input: OperationInputs[Name];
  };
}[OperationName];

/** The answer to an event that was put into the outbox. */
export interface Enqueued {
  readonly id: string;
  /** False if an event of this id was there already; the one that was there stays as it is. */
  readonly isNew: boolean;
}

/** Numbers of events. `accepted` is the sum of the others, always. */
export interface Receipt {
  readonly accepted: number;
  readonly delivered: number;
  readonly refused: number;
  readonly pending: number;
  readonly dead: number;
}

/** One try to send an event. */
export interface AttemptRecord {
  /** From 1. */
  readonly number: number;
  readonly startedAt: Date;
  /** Absent while it is under way, and if the process was killed. */
  readonly endedAt?: Date;
  /** How it ended: `delivered`, `refused`, `not-sent` or `unknown`. */
  readonly outcome?: string;
  /** Status of the answer, if there was one. */
  readonly status?: number;
  /** Name and message of the error; never a payload. */
  readonly error?: string;
}

/** An event in the outbox. */
export interface StoredEvent {
  readonly id: string;
  readonly operation: string;
  /** Absent once it was erased. */
  readonly input?: unknown;
  readonly state: EventState;
  /** Why it is dead or refused. */
  readonly reason?: string;
  readonly createdAt: Date;
  readonly settledAt?: Date;
  readonly requestId?: string;
  /** The event that this one was made from, by `edit`. */
  readonly replayedFrom?: string;
  readonly attempts: readonly AttemptRecord[];
}

/** How the work goes on. */
export interface Progress extends Receipt {
  /** Events that were settled a second, since this began. */
  readonly rate: number;
  /** When the backlog ends under the limit, at the earliest; absent if nothing is pending, or no limit is known. */
  readonly endsAt?: Date;
}

/** What happens to an event. */
export interface EventNews {
  readonly type: "sending" | "delivered" | "refused" | "dead" | "retry";
  readonly id: string;
  readonly operation: string;
  /** Number of the attempt. */
  readonly attempt: number;
  /** `retry`: when it is tried again, at the earliest. */
  readonly dueAt?: Date;
  readonly error?: unknown;
}

/** How far all events are, those of other processes too. */
export interface ProgressNews extends Progress {
  readonly type: "progress";
  readonly id?: never;
  readonly operation?: never;
  readonly attempt?: never;
  readonly dueAt?: never;
  readonly error?: never;
}

/** What `events` tells: what happens to one event, or how far all are. */
export type OutboxEvent = EventNews | ProgressNews;

/** State of the outbox. */
export interface Status extends Receipt {
  /** Part of `pending`: being sent at this moment, or by a process that was killed. */
  readonly sending: number;
  /** When the oldest pending event was put in. */
  readonly oldestPending?: Date;
  /** Nothing is sent but a probe, as access is refused: what the service or the client said, and since when. */
  readonly blocked?: { readonly why: string; readonly since: Date };
  /** Nothing is sent until then: a 429, a spent budget, or a probe that waits. */
  readonly pausedUntil?: Date;
  /** Unknown outcomes in a row. From 5 on, only one event at a time is tried. */
  readonly unknownInARow: number;
  /** `open`: nothing answers, and only one event at a time is tried, when the pause ends. */
  readonly breaker: "closed" | "open";
  /** What is left of each window of the limit, as far as this process knows; empty if no limit is known. */
  readonly budget: readonly WindowState[];
  /** When the backlog ends under the limit, at the earliest; absent if nothing is pending, no limit is known, or all is blocked. */
  readonly endsAt?: Date;
}

/** Which events are meant. All conditions hold together. */
export interface EventFilter {
  readonly ids?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly operation?: OperationName | undefined;
}

/** Which events are listed. All conditions hold together. */
export interface ListFilter extends Omit<EventFilter, "ids"> {
  readonly state?: EventState | undefined;
}

/** Events that are kept until the service has answered. Made by `openOutbox`. */
export interface Outbox extends AsyncDisposable {
  /**
   * Puts an event in. It is on the disk when the promise resolves.
   *
   * @throws GongInputError (the promise rejects with it) if the event cannot be sent, or a schema refuses it;
   * OutboxFullError if `maxPending` events wait. Then nothing was put in. OutboxStoreError if the database fails: then nothing was
   * put in either, unless a connection was lost. With an id of your own you can repeat the call.
   */
  enqueue<Name extends OperationName>(
    operation: Name,
    input: OperationInputs[Name],
    options?: EnqueueOptions,
  ): Promise<Enqueued>;
  /** Puts all events in, or none. */
  enqueueMany(events: readonly NewEvent[], options?: Pick<EnqueueOptions, "transaction">): Promise<readonly Enqueued[]>;
  /** Begins to send what is due, until `close`. */
  start(): void;
  /**
   * Sends until nothing is pending. Starts the work if it has not begun, and leaves it as it was.
   *
   * @throws the reason of `signal` if it aborts; what the store or `onProgress` throws. What is under way is ended before.
   */
  drain(options?: {
    readonly onProgress?: ((progress: Progress) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  }): Promise<Receipt>;
  /**
   * What happens from now on: to events in this process, and how far all events are (`progress`), at once, again when the numbers
   * change, and at the end. Ends with `close`. Nothing waits for who reads: of what is not read, the newest 10,000 are kept.
   */
  events(): AsyncIterableIterator<OutboxEvent>;
  /** Counts the events. */
  receipt(): Promise<Receipt>;
  /** Tells the state of the outbox, and what holds it up. */
  status(): Promise<Status>;
  /** Looks an event up; `undefined` if there is no event of this id. */
  find(id: string): Promise<StoredEvent | undefined>;
  /** The dead events, oldest first. */
  dead(filter?: Omit<EventFilter, "ids">): AsyncIterableIterator<StoredEvent>;
  /** The events of every state, oldest first. Those that were delivered long ago are forgotten. */
  list(filter?: ListFilter): AsyncIterableIterator<StoredEvent>;
  /**
   * Makes dead and refused events pending again, under the same keys; those that were discarded only if the filter has their ids
   * or a reason. Resolves with their number.
   *
   * @throws GongInputError (the promise rejects with it) if the filter has other conditions than these.
   */
  replay(filter: EventFilter): Promise<number>;
  /**
   * Puts a corrected copy of a dead or refused event in: a new event with a new key, and with `replayedFrom`. The old one is
   * `refused` as `replaced` from then on. The ordering key, the priority and the operation stay.
   *
   * @throws GongInputError (the promise rejects with it) if there is no dead or refused event of this id that was not
   * replaced yet, and what `enqueue` throws.
   */
  edit(id: string, input: OperationInputs[OperationName], options?: Pick<EnqueueOptions, "id">): Promise<Enqueued>;
  /** Settles a dead event by hand: it was recorded, or it is given up. False if there is no dead event of this id. */
  resolve(id: string, outcome: "delivered" | "discarded"): Promise<boolean>;
  /**
   * Erases the inputs and ordering keys of all events in which an address occurs; what was pending is then not sent. The address is
   * looked for as a whole, in every text of the input, encoded for a URL or not; the case of letters does not matter. Ids stay, as they
   * keep an event from being taken twice. Resolves with the number of events.
   *
   * @throws GongInputError (the promise rejects with it) if `email` is not an address; what the store throws.
   */
  purge(person: { readonly email: string }): Promise<number>;
  /**
   * Stops taking events and sending; waits for what is under way, no longer than `timeout` milliseconds, and then up to a second for
   * the store to take the outcome. A store that does not answer by then is told to `onStoreError`.
   */
  close(options?: { readonly timeout?: number | undefined }): Promise<void>;
}
