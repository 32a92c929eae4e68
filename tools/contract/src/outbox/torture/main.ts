import { parseArgs } from "node:util";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { runMain } from "@gong-engagement/kit/run-main";
import { listModels } from "../../fake/fixtures.ts";
import { createPostgresKind, createSqliteKind } from "../stores.ts";
import { createTemplates } from "./event-template.ts";
import { runTorture } from "./run-torture.ts";

const usage = `Usage: pnpm test:torture [--seed N] [--events N] [--kills N]

Kills the processes that put events into an outbox and send them, at random moments, on SQLite and on PostgreSQL, with one
worker and with three. Exits with 1 if an event was lost or doubled.

  --seed N    repeats a run; a random one by default
  --events N  2,000 by default
  --kills N   times that a worker is killed; 50 by default`;

const run = async (seed: number, events: number, kills: number): Promise<void> => {
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
        help: { type: "boolean" },
      },
    });
    const [seed, events, kills] = [values.seed ?? String(Date.now() % 1_000_000), values.events, values.kills].map(
      Number,
    );
    return { help: values.help, seed: seed ?? 1, events: events ?? 0, kills: kills ?? 0 };
  },
  run: ({ seed, events, kills }) => run(seed, events, kills),
});
