import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runMain } from "@gong-engagement/kit/run-main";
import type { Outcome } from "./check-document.ts";
import { type Check, listChecks, listChecksOf } from "./list-checks.ts";
import { printOutcomes } from "./print-outcomes.ts";

const usage = `Usage: pnpm test:documents [--folder DIR] [--only TEXT]

Generates the packages from every API description that some npm packages hold, compiles and compares them, and calls their
operations; then from mutants of the description of this API.

  --folder DIR  descriptions of this folder instead; a refusal, and a difference to openapi-typescript, is told, and no failure
  --only TEXT   only documents whose name contains it, such as 3.1/json or mutants`;

const describe = ({ name, result, seconds }: Outcome, done: string): string =>
  `${done} ${result.padEnd(9)} ${seconds.toFixed(1).padStart(5)} s  ${name}\n`;

const list = (folder: string | undefined): readonly Check[] | Promise<readonly Check[]> => {
  if (folder !== undefined) return listChecksOf(resolve(process.env.INIT_CWD ?? "", folder));
  process.stderr.write("installing the packages that hold the documents\n");
  return listChecks();
};

const run = async (folder: string | undefined, only: string): Promise<void> => {
  const checks = (await list(folder)).filter(({ name }) => name.includes(only));
  if (checks.length === 0) throw new Error(`No document is named like ${only}.`);
  await using parent = await createTemporaryFolder();
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const outcome = await check.run(parent.path);
    outcomes.push(outcome);
    process.stderr.write(describe(outcome, `${outcomes.length}/${checks.length}`));
  }
  const failed = outcomes.filter(({ result }) => result === "failed");
  console.log(`${printOutcomes(outcomes)}\n${outcomes.length - failed.length} of ${outcomes.length} are as expected.`);
  for (const { name, note } of outcomes) if (note) console.log(`\n${name}\n${note}`);
  for (const { name, failure } of failed) process.stderr.write(`\n${name}\n${failure}\n`);
  if (failed.length > 0) process.exitCode = 1;
};

await runMain({
  usage,
  parse: () =>
    parseArgs({
      options: { folder: { type: "string" }, only: { type: "string", default: "" }, help: { type: "boolean" } },
    }).values,
  run: ({ folder, only }) => run(folder, only),
});
