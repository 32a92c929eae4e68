import { GongConfigError } from "@gong-engagement/sdk";
import type { Queryable } from "../outbox.ts";
import { OutboxStoreError } from "../outbox-errors.ts";
import { type OutboxStore, query, type Row, type Step } from "./database.ts";
import { explainPostgres } from "./explain-failure.ts";
import { createTables, upgradeTables } from "./tables.ts";

export type { OutboxStore } from "./database.ts";

/** What the store needs of a client of `pg` that a pool lends. */
export interface PostgresClient extends Queryable {
  release(error?: Error | boolean): void;
  on?(event: "error", listener: (error: Error) => void): unknown;
  off?(event: "error", listener: (error: Error) => void): unknown;
}

/** What the store needs of a `Pool` of `pg`. */
export interface PostgresPool extends Queryable {
  connect(): Promise<PostgresClient>;
  /** `pg` calls back. What does not know of callbacks may return a promise here too. */
  connect(callback: (error: Error | undefined, client: PostgresClient | undefined) => void): void;
}

/** The tables of the outbox, for whoever makes them by hand. The store makes them when it is opened, unless they are there. */
export const postgresSchema: string = createTables({
  key: "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
  integer: "bigint",
  end: "",
});

/** Runs a statement. What `pg` throws is explained. */
const ask = async (client: Queryable, text: string, values?: unknown[]): Promise<readonly Row[]> => {
  try {
    const { rows } = await client.query(text, values);
    return rows as readonly Row[];
  } catch (cause) {
    throw explainPostgres(cause);
  }
};

const run = async <Result>(client: Queryable, step: () => Step<Result>): Promise<Result> => {
  const steps = step();
  let next = steps.next([]);
  while (!next.done) {
    const { text, values } = next.value;
    next = steps.next(await ask(client, text, [...values]));
  }
  return next.value;
};

/**
 * A host that is cut off in the middle of a transaction would keep its rows from all others for hours: the server ends it, as the
 * client sends the next statement at once. Other levels than this, which a database may have by default, fail where rows change.
 */
const begin = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '10s'";

/** Does nothing in a transaction, and fails outside of one. */
const proveTransaction = "SAVEPOINT gong_outbox; RELEASE SAVEPOINT gong_outbox";

const noTransaction = "25P01";

const isQueryable = (value: object): value is Queryable => "query" in value && typeof value.query === "function";

/** A connection that is lost between two statements fails the next one; without a listener it would end the process. */
const connect = (pool: PostgresPool, listen: (error: Error) => void): Promise<PostgresClient> =>
  new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => reject(explainPostgres(cause));
    const take = (client: PostgresClient): void => {
      client.on?.("error", listen);
      resolve(client);
    };
    // In the callback, not later: a new connection can be lost in the same moment.
    const connecting: unknown = pool.connect((error, client) => (client ? take(client) : fail(error)));
    if (connecting instanceof Promise) connecting.then(take, fail);
  });

/**
 * Keeps the events in PostgreSQL 13 or later, for processes on any number of hosts.
 *
 * @param pool - a `Pool` of `pg`. It stays yours: `close` of the outbox does not end it.
 * @throws GongConfigError if it is not a pool.
 */
export function postgresStore(pool: PostgresPool): OutboxStore {
  // A client has `connect` too, and can only run one transaction at a time.
  const isPool = typeof pool === "object" && isQueryable(pool) && "connect" in pool && !("release" in pool);
  if (!isPool || "connectionParameters" in pool) throw new GongConfigError("postgresStore: pass a Pool of pg");

  const runBetween = async <Result>(start: string, step: () => Step<Result>): Promise<Result> => {
    let failure: Error | undefined;
    const listen = (error: Error): void => {
      failure = error;
    };
    const client = await connect(pool, listen);
    try {
      await ask(client, start);
      const result = await run(client, step);
      await ask(client, "COMMIT");
      return result;
    } catch (error) {
      // A connection that cannot even undo is of no use to anybody.
      await client.query("ROLLBACK").catch((cause: unknown) => {
        failure = cause instanceof Error ? cause : new Error(String(cause));
      });
      throw error;
    } finally {
      client.off?.("error", listen);
      client.release(failure);
    }
  };

  return {
    dialect: {
      now: "(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
      skipLocked: " FOR UPDATE SKIP LOCKED",
      rowsPerStatement: 500, // One round trip for all.
      tables: postgresSchema,
    },
    async prepare() {
      const [row = {}] = await ask(pool, "SELECT to_regclass('gong_outbox_gate') IS NOT NULL AS there");
      if (!row.there) await ask(pool, `SELECT pg_advisory_xact_lock(hashtext('gong_outbox')); ${postgresSchema}`);
      await runBetween(begin, function* () {
        yield* query("SELECT pg_advisory_xact_lock(hashtext('gong_outbox'))");
        yield* upgradeTables();
      });
    },
    transaction: (step) => runBetween(begin, step),
    read: (step) => runBetween("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", step),
    async join(transaction, step) {
      if (!isQueryable(transaction)) {
        throw new TypeError("transaction: pass the client of your transaction, an object with query(text, values)");
      }
      try {
        await ask(transaction, proveTransaction);
      } catch (cause) {
        if (!(cause instanceof OutboxStoreError && cause.code === noTransaction)) throw cause;
        const what = "transaction: no transaction is open on it: pass the client that ran BEGIN, not a pool";
        throw new TypeError(what, { cause });
      }
      return run(transaction, step);
    },
    // Until then the server keeps what was erased, as old versions of rows.
    clean: async () => void (await ask(pool, "VACUUM gong_outbox_event, gong_outbox_attempt")),
    close: async () => {},
  };
}
