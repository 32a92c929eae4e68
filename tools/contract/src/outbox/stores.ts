import { randomUUID } from "node:crypto";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { type PostgresServer, startPostgres } from "@gong-engagement/kit/start-postgres";
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
}

/** Where events can be kept. */
export interface StorageKind extends AsyncDisposable {
  /** Empty storage. */
  create(): Promise<Storage>;
}

export const createSqliteKind = async (): Promise<StorageKind> => ({
  async create() {
    const folder = await createTemporaryFolder();
    const location = `${folder.path}/outbox.db`;
    return {
      location,
      open: () => sqliteStore(location),
      async query(text) {
        const { DatabaseSync } = await import("node:sqlite");
        const database = new DatabaseSync(location);
        try {
          return database.prepare(text).all();
        } finally {
          database.close();
        }
      },
      [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
    };
  },
  async [Symbol.asyncDispose]() {},
});

/** A server of its own, which can be restarted; its tables are emptied for each test. */
export const createPostgresKind = async (): Promise<StorageKind & { readonly server: PostgresServer }> => {
  const server = await startPostgres();
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

/** A database of its own on a server that others use too. */
export const createDatabaseKind = async (serverUrl: string): Promise<StorageKind> => {
  const name = `outbox_${randomUUID().replaceAll("-", "")}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return createKindAt(Object.assign(new URL(serverUrl), { pathname: name }).href);
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
        async [Symbol.asyncDispose]() {},
      };
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
};
