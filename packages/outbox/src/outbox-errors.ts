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
