import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { runMain } from "@gong-engagement/kit/run-main";
import { listModels } from "@gong-engagement/mock/fake/fixtures";
import { createPostgresKind, createSqliteKind } from "../stores.ts";
import { isolate } from "./create-hosts.ts";
import { createTemplates } from "./event-template.ts";
import type { CutOffResult } from "./judge.ts";
import { runTorture } from "./run-torture.ts";

const usage = `Usage: pnpm test:torture [--seed N] [--events N] [--kills N] [--cut N]

Kills the processes that put events into an outbox and send them, at random moments, on SQLite and on PostgreSQL, with one
worker and with three. Then sends from two hosts, and cuts one off from PostgreSQL and the service: needs Linux, and the right to
make network namespaces. Exits with 1 if an event was lost or doubled.

  --seed N    repeats a run; a random one by default
  --events N  2,000 by default
  --kills N   times that a worker is killed; 50 by default
  --cut N     milliseconds that a host is cut off; a minute by default`;

/** Why no hosts can be made here, if that is so. */
const findObstacle = async (): Promise<string | undefined> => {
  if (process.platform !== "linux") return "it needs Linux";
  try {
    const [file = "", ...args] = [
      ...isolate,
      "ip",
      "link",
      "add",
      "name",
      "probe0",
      "type",
      "veth",
      "peer",
      "name",
      "probe1",
    ];
    await runCommand(file, args, { cwd: repositoryRoot, timeout: 10_000 });
    return undefined;
  } catch (error) {
    return `this machine does not let it: ${error instanceof Error ? error.message : error}`;
  }
};

/** @returns whether events were lost or doubled. */
const cutHostOff = async (milliseconds: number): Promise<boolean> => {
  const obstacle = await findObstacle();
  if (obstacle !== undefined) {
    console.log(`two hosts: skipped, as ${obstacle}`);
    return false;
  }
  const [file = "", ...args] = isolate;
  const program = fileURLToPath(new URL("cut-off.ts", import.meta.url));
  const output = await runCommand(
    file,
    [...args, process.execPath, "--conditions=@gong-engagement/source", "--no-warnings", program, String(milliseconds)],
    { cwd: repositoryRoot, timeout: milliseconds + 240_000 },
  );
  const { receipt, damage, meanwhile, takenOverAfter, ...result }: CutOffResult = JSON.parse(output);
  for (const line of damage) console.log(`two hosts: ${line}`);
  console.table([{ cut: milliseconds, takenOverAfter, meanwhile, ...result, ...receipt }]);
  const { lost, notStored, recordedTwice, receivedTwice } = result;
  return lost + notStored + recordedTwice + receivedTwice + damage.length > 0;
};

const run = async (seed: number, events: number, kills: number, cut: number): Promise<void> => {
  console.log(`seed ${seed}`);
  const templates = createTemplates(listModels((await loadEffectiveSpec()).document));
  await using sqlite = await createSqliteKind();
  await using postgres = await createPostgresKind();
  const rows: object[] = [];
  let isWrong = false;
  for (const [store, kind] of [
    ["SQLite", sqlite],
    ["PostgreSQL", postgres],
  ] as const) {
    for (const workers of [1, 3]) {
      await using storage = await kind.create();
      const begin = performance.now();
      const { receipt, damage, ...result } = await runTorture(storage, {
        templates,
        events,
        kills,
        workers,
        producerKills: 10,
        seed,
      });
      const { inDoubt, received, ...faults } = result;
      isWrong ||= damage.length > 0 || Object.values(faults).some((count) => count > 0);
      for (const line of damage) console.log(`${store}: ${line}`);
      const seconds = Math.round((performance.now() - begin) / 1_000);
      rows.push({ store, workers, kills, ...result, damage: damage.length, ...receipt, seconds });
    }
  }
  console.table(rows);
  isWrong = (await cutHostOff(cut)) || isWrong;
  if (isWrong) process.exitCode = 1;
};

await runMain({
  usage,
  parse: () => {
    const { values } = parseArgs({
      options: {
        seed: { type: "string" },
        events: { type: "string", default: "2000" },
        kills: { type: "string", default: "50" },
        cut: { type: "string", default: "60000" },
        help: { type: "boolean" },
      },
    });
    const { help, seed = Date.now() % 1_000_000, events, kills, cut } = values;
    return { help, seed: Number(seed), events: Number(events), kills: Number(kills), cut: Number(cut) };
  },
  run: ({ seed, events, kills, cut }) => run(seed, events, kills, cut),
});
