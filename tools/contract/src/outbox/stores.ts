import { randomUUID } from "node:crypto";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { type PostgresNetwork, type PostgresServer, startPostgres } from "@gong-engagement/kit/start-postgres";
import type { OutboxStore } from "@gong-engagement/outbox";
import { postgresStore } from "@gong-engagement/outbox/postgres";
import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { Client, Pool } from "pg";

/** One outbox's data, which several stores may open. */
export interface Storage extends AsyncDisposable {
  /** The file, or the URL of the server. */
  readonly location: string;
  open(): OutboxStore;
  /** Runs a statement beside the outbox. */
  query(text: string): Promise<readonly object[]>;
  /** What is wrong with the files of the database, or contradicts itself in the tables. */
  findDamage(): Promise<readonly string[]>;
}

/** Where events can be kept. */
export interface StorageKind extends AsyncDisposable {
  /** Empty storage. */
  create(): Promise<Storage>;
}

/** Rows that must not be there, whatever was killed and when. */
const contradictions = `
  SELECT 'an attempt of no event' AS what, event AS seq FROM gong_outbox_attempt WHERE event NOT IN (SELECT seq FROM gong_outbox_event)
  UNION ALL SELECT 'attempts that are not as many as the event says', seq FROM gong_outbox_event AS one
    WHERE attempts <> (SELECT count(*) FROM gong_outbox_attempt WHERE event = one.seq)
  UNION ALL SELECT 'sent by nobody', seq FROM gong_outbox_event WHERE state = 'sending' AND (lease_owner IS NULL OR lease_until IS NULL)
  UNION ALL SELECT 'settled at no time, or not settled at a time', seq FROM gong_outbox_event
    WHERE (settled_at IS NULL) <> (state IN ('pending', 'sending'))`;

const describeRows = (rows: readonly object[]): readonly string[] => rows.map((row) => Object.values(row).join(": "));

/** Every index, compared with its table, and every page of each table. */
const damageOfPostgres = `
  SELECT 'an index' AS what, bt_index_check(index.oid, true)::text AS problem FROM pg_class AS index
    WHERE index.relkind = 'i' AND index.relname LIKE 'gong_outbox%'
  UNION ALL SELECT name, found.msg FROM (VALUES ('gong_outbox_event'), ('gong_outbox_attempt')) AS tables (name),
    LATERAL verify_heapam(name::regclass) AS found`;

export const createSqliteKind = async (): Promise<StorageKind> => ({
  async create() {
    const folder = await createTemporaryFolder();
    const location = `${folder.path}/outbox.db`;
    const query = async (text: string): Promise<readonly object[]> => {
      const { DatabaseSync } = await import("node:sqlite");
      const database = new DatabaseSync(location);
      try {
        database.exec("PRAGMA busy_timeout = 5000");
        return database.prepare(text).all();
      } finally {
        database.close();
      }
    };
    return {
      location,
      open: () => sqliteStore(location),
      query,
      async findDamage() {
        const damage = describeRows(await query("PRAGMA integrity_check")).filter((line) => line !== "ok");
        return [...damage, ...describeRows(await query(contradictions))];
      },
      [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
    };
  },
  async [Symbol.asyncDispose]() {},
});

/** A server of its own, which can be restarted; its tables are emptied for each test. */
export const createPostgresKind = async (
  network?: PostgresNetwork,
): Promise<StorageKind & { readonly server: PostgresServer }> => {
  const server = await startPostgres({ network });
  const kind = createKindAt(server.url);
  return {
    ...kind,
    server,
    async [Symbol.asyncDispose]() {
      await kind[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

const createDatabase = async (serverUrl: string): Promise<string> => {
  const name = `outbox_${randomUUID().replaceAll("-", "")}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return Object.assign(new URL(serverUrl), { pathname: name }).href;
};

let database: Promise<string> | undefined;

/** A database on a server that other processes use too. This process has one: its test files run one after the other. */
export const createDatabaseKind = async (serverUrl: string): Promise<StorageKind> => {
  database ??= createDatabase(serverUrl); // It has three hundred files.
  return createKindAt(await database);
};

const createKindAt = (location: string): StorageKind => {
  const pool = new Pool({ connectionString: location, max: 8 });
  pool.on("error", () => {}); // Connections that end with the server.
  return {
    async create() {
      await pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      return {
        location,
        open: () => postgresStore(pool),
        query: async (text) => (await pool.query(text)).rows,
        async findDamage() {
          await pool.query("CREATE EXTENSION IF NOT EXISTS amcheck");
          const { rows } = await pool.query(damageOfPostgres);
          // A check of an index that finds nothing says nothing, and one that does ends in an error.
          const damage = rows.filter(({ problem }) => problem);
          return [...describeRows(damage), ...describeRows((await pool.query(contradictions)).rows)];
        },
        async [Symbol.asyncDispose]() {},
      };
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
};
