import { DatabaseSync, type StatementResultingChanges, type StatementSync } from "node:sqlite";
import { type Connection, defineQueue, defineWorker } from "plainjob";
import { concurrency, createGong, lease } from "./create-gong.ts";
import type { OpenQueue } from "./queue.ts";

/** A statement as better-sqlite3 has it: values by position, or one object with their names. */
const wrapStatement = (statement: StatementSync): ReturnType<Connection["prepare"]> => ({
  run(...values: unknown[]) {
    const result: StatementResultingChanges = Reflect.apply(statement.run, statement, values);
    return { ...result, changes: Number(result.changes) };
  },
  get: (...values: unknown[]): unknown => Reflect.apply(statement.get, statement, values),
  all: (...values: unknown[]): unknown => Reflect.apply(statement.all, statement, values),
});

/** What plainjob takes for better-sqlite3, which would have to be compiled. */
const connect = (filename: string): Connection => {
  const database = new DatabaseSync(filename, { timeout: 5_000 });
  return {
    driver: "better-sqlite3",
    filename,
    pragma: (statement) => database.exec(`PRAGMA ${statement}`),
    exec: (statement) => database.exec(statement),
    prepare: (statement) => wrapStatement(database.prepare(statement)),
    transaction<Values extends unknown[], Result>(work: (...values: Values) => Result) {
      const run = (...values: Values): Result => {
        database.exec("BEGIN IMMEDIATE");
        try {
          const result = work(...values);
          database.exec("COMMIT");
          return result;
        } catch (error) {
          database.exec("ROLLBACK");
          throw error;
        }
      };
      return Object.assign(run, { default: run, deferred: run, immediate: run, exclusive: run });
    },
    close: () => database.close(),
  };
};

const nothing = (): void => {};

export const openQueue: OpenQueue = async (place) => {
  const gong = createGong(place);
  const connection = connect(place.location);
  const logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };
  const queue = defineQueue({ connection, logger, timeout: lease * 1_000, maintenanceInterval: 1_000 });
  return {
    enqueue: (event) => queue.add("send", event),
    enqueueMany: (events) => queue.addMany("send", [...events]),
    start() {
      for (let index = 0; index < concurrency; index++) {
        const send = async ({ data }: { data: string }): Promise<void> => {
          await gong.engagementEvents.reportContentShareEvent(JSON.parse(data));
        };
        void defineWorker("send", send, { queue, logger, pollIntervall: 100 }).start();
      }
    },
    async listOpen() {
      const rows = connection.prepare("SELECT data FROM plainjob_jobs WHERE status <> 2").all() as { data: string }[];
      return rows.map(({ data }) => JSON.parse(data).contentTitle);
    },
    close: async () => queue.close(),
  };
};
