export { openOutbox } from "./open-outbox.ts";
export type {
  AttemptRecord,
  DeadReason,
  Enqueued,
  EnqueueOptions,
  EventFilter,
  EventNews,
  EventState,
  ListFilter,
  NewEvent,
  OperationName,
  Outbox,
  OutboxEvent,
  Progress,
  ProgressNews,
  Queryable,
  Receipt,
  Status,
  StoredEvent,
} from "./outbox.ts";
export { OutboxClosedError, OutboxFullError, OutboxStoreError } from "./outbox-errors.ts";
export type { OutboxOptions } from "./outbox-options.ts";
export type { KeepOptions } from "./prune.ts";
export type { OutboxStore } from "./store/database.ts";
