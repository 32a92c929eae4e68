import type { Queryable } from "../outbox.ts";
import { type OutboxStore, query, type Row, type Step } from "./database.ts";
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
}

/** The tables of the outbox, for whoever makes them by hand. The store makes them when it is opened, unless they are there. */
export const postgresSchema: string = createTables({
  key: "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
  integer: "bigint",
  end: "",
});

const run = async <Result>(client: Queryable, step: () => Step<Result>): Promise<Result> => {
  const steps = step();
  let next = steps.next([]);
  while (!next.done) {
    const { text, values } = next.value;
    const { rows } = await client.query(text, [...values]);
    next = steps.next(rows as readonly Row[]);
  }
  return next.value;
};

/**
 * A host that is cut off in the middle of a transaction would keep its rows from all others for hours: the server ends it, as the
 * client sends the next statement at once.
 */
const begin = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10s'";

const isQueryable = (value: object): value is Queryable => "query" in value && typeof value.query === "function";

/**
 * Keeps the events in PostgreSQL 13 or later, for processes on any number of hosts.
 *
 * @param pool - a `Pool` of `pg`. It stays yours: `close` of the outbox does not end it.
 */
export function postgresStore(pool: PostgresPool): OutboxStore {
  const runBetween = async <Result>(start: string, step: () => Step<Result>): Promise<Result> => {
    const client = await pool.connect();
    let failure: Error | undefined;
    // A connection that is lost between two statements fails the next one; without a listener it would end the process.
    const listen = (error: Error): void => {
      failure = error;
    };
    client.on?.("error", listen);
    try {
      await client.query(start);
      const result = await run(client, step);
      await client.query("COMMIT");
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
      const { rows } = await pool.query("SELECT to_regclass('gong_outbox_gate') IS NOT NULL AS there");
      if (!Reflect.get(rows[0] ?? {}, "there")) {
        await pool.query(`SELECT pg_advisory_xact_lock(hashtext('gong_outbox')); ${postgresSchema}`);
      }
      await runBetween(begin, function* () {
        yield* query("SELECT pg_advisory_xact_lock(hashtext('gong_outbox'))");
        yield* upgradeTables();
      });
    },
    transaction: (step) => runBetween(begin, step),
    read: (step) => runBetween("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", step),
    async join(transaction, step) {
      if (isQueryable(transaction)) return run(transaction, step);
      throw new TypeError("transaction: pass the client of your transaction, an object with query(text, values)");
    },
    // Until then the server keeps what was erased, as old versions of rows.
    clean: async () => void (await pool.query("VACUUM gong_outbox_event, gong_outbox_attempt")),
    close: async () => {},
  };
}
