/** As many events wait as may wait (`maxPending`). Nothing was put in. */
export class OutboxFullError extends Error {
  override readonly name = "OutboxFullError";

  constructor(pending: number, maxPending: number) {
    super(
      `The outbox is full: ${pending} events wait, and no more than ${maxPending} may (maxPending). See status() for what holds them up`,
    );
  }
}

/** The outbox was closed. */
export class OutboxClosedError extends Error {
  override readonly name = "OutboxClosedError";

  constructor() {
    super("The outbox was closed: open it again to use it");
  }
}

/**
 * The database did not do what it was asked for. Where the connection to PostgreSQL was lost, it may have done it all the same: put the
 * event in again, under the same id. `cause` is what the database threw, `code` the code of that. A `cause` of PostgreSQL may quote
 * rows: do not write it into logs.
 */
export class OutboxStoreError extends Error {
  override readonly name = "OutboxStoreError";
  readonly code: string | undefined;

  constructor(message: string, cause: unknown) {
    super(message, { cause });
    const code: unknown = Object(cause).code;
    this.code = typeof code === "string" ? code : undefined;
  }
}
