/** The result of a call that arrived. */
export type Outcome =
  /** It was allowed, and something was recorded. */
  | "recorded"
  /** It was allowed, and changes nothing: a GET. */
  | "read"
  /** Its key was known: it is not recorded again. */
  | "duplicate"
  /** It is not what the document allows, or of no operation. */
  | "refused"
  /** Its credentials are missing or wrong, or its address is not trusted. */
  | "unauthorized"
  /** The quota was used up. */
  | "over-quota"
  /** A fault came before anything was done. */
  | "failed";

/** A call that arrived. */
export interface Attempt {
  /** When, by the clock of the fake: milliseconds since 1970. */
  readonly at: number;
  /** `undefined` if the document has no such path and method. */
  readonly operationId: string | undefined;
  /** In capitals. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Name of the account; `undefined` if the credentials are of none. */
  readonly account: string | undefined;
  /** Parameters and properties of the body, by their names; any other body under `body`. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The result of the call. */
  readonly outcome: Outcome;
  /** What was answered; `undefined` if no answer was sent. */
  readonly status: number | undefined;
  /** What the answer says is wrong. */
  readonly errors: readonly string[];
  /** The fault that met it. */
  readonly fault: string | undefined;
  /** The id in the answer. */
  readonly requestId: string | undefined;
}

/** What was recorded. */
export interface ReportedEvent {
  readonly at: number;
  readonly operationId: string;
  readonly account: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The idempotency key. */
  readonly key: string | undefined;
  readonly requestId: string | undefined;
}
