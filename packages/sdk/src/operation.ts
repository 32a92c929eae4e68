import type { CallOptions, CallPromise, ClientSource } from "@gong-engagement/client";

/** One operation, for code that knows it by its name only, such as a queue. */
export interface OperationEntry<Input> {
  /** Sends it: the function of the same name. */
  send(source: ClientSource, input: Input, options?: CallOptions): CallPromise<unknown>;
  /** Member of the input that makes a repetition harmless. Absent: what is sent twice may be recorded twice. */
  readonly idempotencyKey?: string;
}
