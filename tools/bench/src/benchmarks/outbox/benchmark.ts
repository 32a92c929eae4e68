import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { programPath } from "../../peers/folders.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";
import { versions } from "../../peers/versions.ts";

const createVariant = (name: string, program: string, kind: "sqlite" | "postgres"): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [programPath(`outbox/${program}`), kind],
});

export const outbox: Benchmark = {
  name: "outbox",
  title: "Events that outlive the process",
  method:
    "1,000 events put in one after the other, and 20,000 in lists of 1,000; bytes that one of these takes on the disk. Then 1,000 events at once for a process that may send 300 a second; ideal is 3.3 seconds. Then 1,000 events for a process that may send 100 a second and is killed 20 times at random moments, started again each time; counted 20 seconds after the last start: events that arrived nowhere and are known nowhere (lost), that arrived more than once (twice), and that the queue still holds for a process that is gone, or for a person (open). An event of a killed process is another one's after 5 seconds, where that can be chosen; graphile-worker waits for 4 hours. The operation has no idempotency key: ours holds what may have arrived. Each commit is synced to the disk, but for plainjob, which sets `synchronous = NORMAL`. plainjob runs on `node:sqlite`; all send with our client.",
  measures: [
    { key: "single", label: "put in a second", digits: 0 },
    { key: "batch", label: "in lists", digits: 0 },
    { key: "bytes", label: "bytes a row", digits: 0 },
    { key: "time", label: "time / ideal", digits: 2 },
    { key: "lost", label: "20 kills: lost", digits: 0 },
    { key: "twice", label: "twice", digits: 0 },
    { key: "parked", label: "open", digits: 0 },
  ],
  rounds: 1,
  warmUp: false,
  variants: [
    createVariant("outbox on SQLite", "sqlite", "sqlite"),
    createVariant(`plainjob ${versions.plainjob}`, "plainjob", "sqlite"),
    createVariant("outbox on PostgreSQL", "postgres", "postgres"),
    createVariant(`pg-boss ${versions["pg-boss"]}`, "pg-boss", "postgres"),
    createVariant(`graphile-worker ${versions["graphile-worker"]}`, "graphile-worker", "postgres"),
  ],
  prepare: preparePrograms,
};
