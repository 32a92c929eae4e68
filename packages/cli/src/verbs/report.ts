import { type Command, Option } from "@commander-js/extra-typings";
import { addText, parseCount } from "../parse-values.ts";
import { type ReportResult, runReport } from "../report/run-report.ts";
import { explainStop } from "../store/drain-outbox.ts";
import { count, paint, print, printJson } from "../terminal/output.ts";
import { limiterOption, rateOption, timeoutOption } from "./send-options.ts";

const printResult = (result: ReportResult, isDryRun: boolean): void => {
  const { operation, rows, enqueued, drained, sample, wrongRows, inDoubtRows, unsettled } = result;
  if (rows.wrong > 0)
    print(paint("red", `${count(rows.wrong, "wrong row")} of ${rows.read.toLocaleString("en")}, see ${wrongRows}`));
  if (isDryRun) {
    print(`${count(rows.right, "row")} would be reported as ${operation}.`);
    if (sample) print(`The first one:\n${JSON.stringify(sample, undefined, 2)}`);
    return;
  }
  if (!drained || !enqueued) {
    print(rows.read === 0 ? "There are no rows." : "Nothing was sent.");
    return;
  }
  const { receipt, stopped } = drained;
  const known =
    enqueued.known > 0
      ? `, ${enqueued.known.toLocaleString("en")} known already (an earlier run, or an equal row)`
      : "";
  print(`${count(rows.right, "row")}: ${enqueued.new.toLocaleString("en")} new${known}.`);
  print(
    `Outbox ${result.store}: ${receipt.delivered.toLocaleString("en")} delivered, ${receipt.refused} refused, ${receipt.dead} dead, ${receipt.pending.toLocaleString("en")} wait.`,
  );
  for (const { line, state, reason } of unsettled) print(paint("red", `  line ${line}: ${state}: ${reason}`));
  const more = result.refused + result.dead - unsettled.length;
  if (more > 0) print(`  and ${more.toLocaleString("en")} more`);
  if (result.refused > 0) print(`Correct the refused rows in ${wrongRows}, and report that file.`);
  if (result.dead > 0) {
    print(
      `Rows in doubt are in ${inDoubtRows}. Look for them in Gong, then settle each: gong-engagement outbox resolve.`,
    );
  }
  if (stopped !== undefined) print(paint("yellow", explainStop(drained)));
};

const isDone = ({ rows, drained, refused, dead }: ReportResult, isDryRun: boolean): boolean =>
  rows.wrong === 0 &&
  refused === 0 &&
  dead === 0 &&
  (isDryRun || rows.read === 0 || (drained?.stopped === undefined && drained?.receipt.pending === 0));

export const addReport = (program: Command): void => {
  program
    .command("report")
    .summary("report the rows of a file")
    .description(
      "Report the rows of a file: CSV, NDJSON, or standard input. All rows are checked before the first is sent. Started again, it goes on.",
    )
    .argument("<operation>", "what to report them as; `gong-engagement spec` lists the operations")
    .argument("[file]", "CSV (.csv) or NDJSON (.ndjson, .jsonl); - or none: standard input", "-")
    .option("--map <column=field>", "the field of a column, if its name is another one; repeatable", addText)
    .option("--id <column>", "column that tells rows apart which are the same otherwise")
    .addOption(new Option("--format <format>", "of the file").choices(["csv", "ndjson"] as const))
    .addOption(
      new Option("--store <store>", "outbox: SQLite file or PostgreSQL URL (default: FILE.outbox.db)").env(
        "GONG_OUTBOX",
      ),
    )
    .option("--wrong <file>", "where wrong rows go (default: FILE.wrong.csv)")
    .option("--strict", "send nothing if a row is wrong", false)
    .option("--dry-run", "check all rows, and send nothing", false)
    .option("--limit <rows>", "only so many rows, from the beginning", parseCount)
    .addOption(rateOption)
    .addOption(limiterOption)
    .addOption(timeoutOption)
    .addOption(
      new Option("--in-doubt <what>", "what to do with a row that may have been recorded, or not")
        .choices(["hold", "repeat"] as const)
        .default("hold" as const),
    )
    .option("--json", "print the result as JSON", false)
    .action(async (operation, file, { json, map = [], ...options }) => {
      const result = await runReport({ operation, file, map, ...options });
      if (json) printJson(result);
      else printResult(result, options.dryRun);
      process.exitCode = isDone(result, options.dryRun) ? 0 : 1;
    });
};
