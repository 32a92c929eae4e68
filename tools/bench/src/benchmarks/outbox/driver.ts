// Puts events into a queue, and looks what its processes, which are killed, make of them.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { startPostgres } from "@gong-engagement/kit/start-postgres";
import pg from "pg";
import type { Figures } from "../../harness/benchmark.ts";
import { type Event, event } from "../../programs/event.ts";
import type { OpenQueue } from "../../programs/outbox/queue.ts";

const [, , program = "", kind = ""] = process.argv;
const { openQueue }: { openQueue: OpenQueue } = await import(pathToFileURL(program).href);

/** An empty place for events. */
interface Storage extends AsyncDisposable {
  readonly location: string;
  /** Bytes on the disk. */
  measure(): Promise<number>;
}

const createFile = async (): Promise<Storage> => {
  const folder = await createTemporaryFolder();
  const location = `${folder.path}/queue.db`;
  return {
    location,
    async measure() {
      const database = new DatabaseSync(location);
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      database.close();
      return statSync(location).size;
    },
    [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
  };
};

const createDatabase = async (): Promise<Storage> => {
  const server = await startPostgres({ isDurable: true });
  return {
    location: server.url,
    async measure() {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      const { rows } = await client.query("SELECT pg_database_size(current_database()) AS size");
      await client.end();
      return Number(rows[0].size);
    },
    [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
  };
};

const createStorage = kind === "sqlite" ? createFile : createDatabase;

const createEvents = (count: number, name: string): readonly Event[] =>
  Array.from({ length: count }, (_, index) => ({ ...event, contentTitle: `${name} ${index}` }));

const measureEnqueue = async (): Promise<Figures> => {
  await using storage = await createStorage();
  const queue = await openQueue({ location: storage.location, baseUrl: "http://127.0.0.1:1", rate: 1 });
  await queue.enqueue(event);
  const single = createEvents(1_000, "single");
  const startOfSingle = performance.now();
  for (const one of single) await queue.enqueue(one);
  const timeOfSingle = performance.now() - startOfSingle;
  const before = await storage.measure();
  const batches = Array.from({ length: 20 }, (_, index) => createEvents(1_000, `batch ${index}`));
  const startOfBatches = performance.now();
  for (const batch of batches) await queue.enqueueMany(batch);
  const timeOfBatches = performance.now() - startOfBatches;
  await queue.close();
  const bytes = ((await storage.measure()) - before) / 20_000;
  return { single: 1e6 / timeOfSingle, batch: 2e7 / timeOfBatches, bytes };
};

/** A service that answers after 10 ms, and counts how often each event arrives. */
const startService = async () => {
  const arrivals = new Map<string, number>();
  let changed = (): void => {};
  const server = createServer(async (request, response) => {
    const { contentTitle } = JSON.parse(await text(request));
    arrivals.set(contentTitle, (arrivals.get(contentTitle) ?? 0) + 1);
    changed();
    await sleep(10);
    response.setHeader("content-type", "application/json").end('{"requestId":"4al018gzaztcr8nbukw"}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    arrivals,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Waits until that number of events has arrived, no longer than `timeout` milliseconds. */
    async waitFor(count: number, timeout: number): Promise<void> {
      const end = sleep(timeout, "late", { ref: false });
      while (arrivals.size < count) {
        const next = new Promise<void>((resolve) => {
          changed = resolve;
        });
        if ((await Promise.race([next, end])) === "late") return;
      }
    },
    close: () => server.closeAllConnections(),
  };
};

const startWorker = async (...args: readonly (string | number)[]): Promise<ChildProcess> => {
  const script = fileURLToPath(new URL("work.ts", import.meta.url));
  const child = spawn(process.execPath, [script, program, ...args.map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code]) =>
    Promise.reject(new Error(`A worker ended with exit code ${code}`)),
  );
  await Promise.race([once(child.stdout, "data"), ended]);
  ended.catch(() => {}); // It will be killed.
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
};

const measureDelivery = async (): Promise<Figures> => {
  await using storage = await createStorage();
  const service = await startService();
  const queue = await openQueue({ ...storage, baseUrl: service.baseUrl, rate: 300 });
  const worker = await startWorker(storage.location, service.baseUrl, 300);
  const begin = performance.now();
  await queue.enqueueMany(createEvents(1_000, "event"));
  await service.waitFor(1_000, 60_000);
  const time = performance.now() - begin;
  await kill(worker);
  await queue.close();
  service.close();
  return { time: time / (1_000_000 / 300) };
};

const kills = 20;

/** Milliseconds that what is left has after the last kill. */
const patience = 20_000;

const measureKills = async (): Promise<Figures> => {
  await using storage = await createStorage();
  const service = await startService();
  const queue = await openQueue({ ...storage, baseUrl: service.baseUrl, rate: 100 });
  const events = createEvents(1_000, "event");
  await queue.enqueueMany(events);
  for (let index = 0; index < kills; index++) {
    const worker = await startWorker(storage.location, service.baseUrl, 100);
    await sleep(100 + Math.random() * 500);
    await kill(worker);
  }
  const last = await startWorker(storage.location, service.baseUrl, 100);
  await service.waitFor(events.length, patience);
  await sleep(1_000);
  const open = new Set(await queue.listOpen());
  await kill(last);
  await queue.close();
  service.close();
  const { arrivals } = service;
  return {
    lost: events.filter(({ contentTitle }) => !arrivals.has(contentTitle) && !open.has(contentTitle)).length,
    twice: [...arrivals.values()].filter((count) => count > 1).length,
    parked: open.size,
  };
};

const figures = { ...(await measureEnqueue()), ...(await measureDelivery()), ...(await measureKills()) };
console.log(JSON.stringify(figures));
process.exit();
