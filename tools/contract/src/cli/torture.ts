import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createFake } from "@gong-engagement/fake";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runMain } from "@gong-engagement/kit/run-main";
import { listModels } from "@gong-engagement/mock/fake/fixtures";
import { createTemplates, type EventTemplate } from "../outbox/torture/event-template.ts";
import { environmentOf, startCommand } from "./start-command.ts";
import { toCsv } from "./write-rows.ts";

const usage = `Usage: pnpm test:report [--rows N] [--kills N] [--rate N] [--seed N]

Reports a CSV file against a fake with \`gong-engagement report\`, which is killed at random moments and started again. Exits with 1
if a row is neither recorded once nor in doubt by name. Says how much memory the command took, also for a tenth of the rows.

  --rows N   50,000 by default
  --kills N  5 by default
  --rate N   calls a second; 5,000 by default
  --seed N   of the fake's faults; a random one by default`;

interface Options {
  readonly rows: number;
  readonly kills: number;
  readonly rate: number;
  readonly seed: number;
}

interface Outcome {
  readonly recordedTwice: number;
  readonly lost: number;
  readonly inDoubt: number;
  /** Largest resident set of a process of the command, in megabytes; not a number where there is no /proc. */
  readonly megabytes: number;
  readonly seconds: number;
}

const markOf = (index: number): string => `row-${index}.`;

const writeRows = async (path: string, { input, property }: EventTemplate, rows: number): Promise<void> => {
  const stream = createWriteStream(path);
  stream.write(toCsv([input]).split("\n")[0] ?? "");
  for (let index = 0; index < rows; index++) {
    const [, row] = toCsv([{ ...input, [property]: markOf(index) }]).split("\n");
    stream.write(`\n${row}`);
  }
  stream.end();
  await finished(stream);
};

/** Largest resident set of a process up to now, in megabytes. */
const readPeak = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
};

const torture = async (template: EventTemplate, { rows, kills, rate, seed }: Options): Promise<Outcome> => {
  await using folder = await createTemporaryFolder();
  let watch = (): void => {};
  const fake = createFake({ quota: [{ limit: rate, interval: 1_000 }], seed, onAttempt: () => watch() });
  fake.fail("slow", { rate: 0.02, delay: 20 });
  fake.fail("reset-after-commit", { rate: 0.000_1 });
  await using server = await fake.listen();
  await writeRows(join(folder.path, "rows.csv"), template, rows);
  const begin = performance.now();
  let megabytes = 0;
  const run = async (killAt: number): Promise<{ exitCode: number | null; output: string }> => {
    const args = ["report", template.operationId, "rows.csv", "--rate", `${rate}/s`, "--timeout", "5s"];
    const { child, end } = startCommand(args, { folder: folder.path, environment: environmentOf(fake, server) });
    const measuring = setInterval(async () => {
      megabytes = Math.max(megabytes, (await readPeak(child.pid)) || 0);
    }, 100);
    watch = () => {
      if (fake.attempts.length >= killAt) child.kill("SIGKILL");
    };
    const { exitCode, stdout, stderr } = await end;
    clearInterval(measuring);
    return { exitCode, output: stdout + stderr };
  };
  for (let kill = 1; kill <= kills; kill++) await run(Math.floor((kill * rows) / (kills + 1)));
  const { exitCode, output } = await run(Number.POSITIVE_INFINITY);
  console.log(output.trim());

  const times = new Map<string, number>();
  for (const { input } of fake.events) {
    const mark = String(input[template.property]);
    times.set(mark, (times.get(mark) ?? 0) + 1);
  }
  const list = await readFile(join(folder.path, "rows.csv.in-doubt.csv"), "utf8").catch(() => "");
  const inDoubt = new Set(list.match(/row-\d+\./g));
  const marks = Array.from({ length: rows }, (_, index) => markOf(index));
  const lost = marks.filter((mark) => !times.has(mark) && !inDoubt.has(mark)).length;
  if ((exitCode === 0) !== (inDoubt.size === 0)) throw new Error(`Exit code ${exitCode} with ${inDoubt.size} in doubt`);
  return {
    recordedTwice: [...times.values()].filter((count) => count > 1).length,
    lost,
    inDoubt: inDoubt.size,
    megabytes: Math.round(megabytes),
    seconds: Math.round((performance.now() - begin) / 1_000),
  };
};

const run = async (options: Options): Promise<void> => {
  console.log(`seed ${options.seed}`);
  const templates = createTemplates(listModels((await loadEffectiveSpec()).document));
  const template = templates.find(({ hasKey }) => !hasKey) ?? templates[0];
  if (!template) throw new Error("The API description has no operation whose events can be told apart");
  const few = { ...options, rows: Math.ceil(options.rows / 10), kills: 0 };
  const results = [];
  for (const each of [few, options]) {
    results.push({ rows: each.rows, kills: each.kills, ...(await torture(template, each)) });
  }
  console.table(results);
  if (results.some(({ recordedTwice, lost }) => recordedTwice + lost > 0)) process.exitCode = 1;
};

await runMain({
  usage,
  parse: () => {
    const { values } = parseArgs({
      options: {
        rows: { type: "string", default: "50000" },
        kills: { type: "string", default: "5" },
        rate: { type: "string", default: "5000" },
        seed: { type: "string", default: String(Date.now() % 1_000_000) },
        help: { type: "boolean" },
      },
    });
    const [rows = 0, kills = 0, rate = 0, seed = 1] = [values.rows, values.kills, values.rate, values.seed].map(Number);
    return { help: values.help, rows, kills, rate, seed };
  },
  run: ({ rows, kills, rate, seed }) => run({ rows, kills, rate, seed }),
});
