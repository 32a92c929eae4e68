export { type OutboxOptions, openOutbox } from "./open-outbox.ts";
export type {
  AttemptRecord,
  DeadReason,
  Enqueued,
  EnqueueOptions,
  EventFilter,
  EventState,
  InputSchemas,
  NewEvent,
  OperationName,
  Outbox,
  OutboxEvent,
  Progress,
  Queryable,
  Receipt,
  Status,
  StoredEvent,
} from "./outbox.ts";
export { OutboxClosedError, OutboxFullError } from "./outbox-errors.ts";
export type { KeepOptions } from "./queries.ts";
export type { OutboxStore } from "./store/database.ts";
