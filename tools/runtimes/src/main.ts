import { parseArgs } from "node:util";
import { runMain } from "@gong-engagement/kit/run-main";
import { printFailures, printTable } from "./report/print-results.ts";
import { type Runtime, selectRuntimes } from "./runtime.ts";
import { runtimes } from "./runtimes/index.ts";

const usage = `Usage: pnpm test:runtimes [--only NAME]

Packs the packages, installs them with npm in empty folders, and uses them in every runtime that they promise.

  --only NAME  only this one; node and typescript stand for all of their versions:
               ${runtimes.map(({ name }) => name).join(" ")}`;

const run = async (selected: readonly Runtime[]): Promise<void> => {
  const start = performance.now();
  const { runChecks } = await import("./run-checks.ts");
  const results = await runChecks(
    selected.flatMap(({ checks }) => checks),
    (line) => process.stderr.write(`${line}\n`),
  );
  const failed = results.filter(({ failure }) => failure !== undefined);
  process.stderr.write(`\n${printFailures(failed)}`);
  const seconds = Math.round((performance.now() - start) / 1_000);
  console.log(`${printTable(results)}\n${results.length - failed.length} of ${results.length} passed in ${seconds} s.`);
  if (failed.length > 0) process.exitCode = 1;
};

const parse = () => {
  const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean" } } });
  const selected = selectRuntimes(runtimes, values.only);
  if (selected.length === 0) throw new Error(`There is no runtime named ${values.only}.`);
  return { help: values.help, selected };
};

// Processes that are ended by a signal do not run what is registered for their exit: the temporary folder would stay.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

await runMain({ usage, parse, run: ({ selected }) => run(selected) });
