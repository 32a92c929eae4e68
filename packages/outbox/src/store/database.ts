/** A row as a statement returns it. */
export type Row = Readonly<Record<string, unknown>>;

/** A statement. Parameters are `$1`, `$2`, ... */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements of one transaction, which yields each and is given its rows. SQLite runs it in one go, PostgreSQL waits. */
export type Step<Result> = Generator<Statement, Result, readonly Row[]>;

/** Runs a statement of a step. */
export const query = function* (text: string, values: readonly unknown[] = []): Step<readonly Row[]> {
  return yield { text, values };
};

/** What differs between the databases. */
export interface Dialect {
  /** Milliseconds since 1970 on the clock of the store. */
  readonly now: string;
  /** What a query ends with that takes rows that nobody else is taking. */
  readonly skipLocked: string;
  /** Rows of a list that one statement puts in. */
  readonly rowsPerStatement: number;
  readonly tables: string;
}

/** Where the events are kept. Made by `sqliteStore` or `postgresStore`. */
export interface OutboxStore {
  /** @internal */
  readonly dialect: Dialect;
  /** Makes the tables if they are not there. @internal */
  prepare(): Promise<void>;
  /** Runs a step in one transaction; what it throws undoes it. @internal */
  transaction<Result>(step: () => Step<Result>): Promise<Result>;
  /** Runs a step that only reads; it sees one moment, and waits for nobody who writes. @internal */
  read<Result>(step: () => Step<Result>): Promise<Result>;
  /** Runs a step in the transaction of a caller. @internal */
  join<Result>(transaction: object, step: () => Step<Result>): Promise<Result>;
  /** Gives back what deleted rows took, and makes sure that it cannot be read any more. @internal */
  clean(): Promise<void>;
  /** Closes what the store has opened. */
  close(): Promise<void>;
}
