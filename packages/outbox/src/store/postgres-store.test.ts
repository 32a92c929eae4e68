import { once } from "node:events";
import { createServer } from "node:net";
import { Client, Pool } from "pg";
import { expect, test } from "vitest";
import { query } from "./database.ts";
import { postgresStore } from "./postgres-store.ts";

/** A message of PostgreSQL's protocol. */
const message = (type: string, ...parts: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};

test("a PostgreSQL store survives a connection that the server ends in the moment in which it is made", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      const isIn = message("R", Buffer.alloc(4));
      const isReady = message("Z", "I");
      const isOver = message("E", "SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0");
      socket.end(Buffer.concat([isIn, isReady, isOver]));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const pool = new Pool({ host: "127.0.0.1", port, user: "user", ssl: false });
  pool.on("error", () => {});
  try {
    const reading = postgresStore(pool).read(() => query("SELECT 1"));
    await expect(reading).rejects.toThrowError(/^PostgreSQL: /);
  } finally {
    await pool.end();
    server.close();
  }
});

test("a PostgreSQL store takes a pool, also one that only returns promises, and nothing else", async () => {
  for (const wrong of [undefined, "postgres://127.0.0.1", {}, new Client()]) {
    expect(() => Reflect.apply(postgresStore, undefined, [wrong])).toThrowError("postgresStore: pass a Pool of pg");
  }
  const texts: string[] = [];
  const ask = async (text: string): Promise<{ rows: object[] }> => {
    texts.push(text);
    return { rows: [{ number: 7 }] };
  };
  const client = { query: ask, release: () => void texts.push("release") };
  const store = postgresStore({ query: ask, connect: async () => client });
  expect(await store.read(() => query("SELECT 7 AS number"))).toEqual([{ number: 7 }]);
  expect(texts).toEqual([expect.stringContaining("BEGIN"), "SELECT 7 AS number", "COMMIT", "release"]);
});
