import { type Command, Option } from "@commander-js/extra-typings";
import { checkConnection } from "../doctor/check-connection.ts";
import { checkEnvironment } from "../doctor/check-environment.ts";
import { checkStore } from "../doctor/check-store.ts";
import type { Finding } from "../doctor/finding.ts";
import { probeOperations } from "../doctor/probe-operations.ts";
import { count, paint, print, printJson } from "../terminal/output.ts";
import { wrap } from "../terminal/print-table.ts";

const marks = { ok: ["green", "ok"], warning: ["yellow", "!"], fault: ["red", "FAULT"] } as const;

const printFinding = ({ check, level, finding, remedy }: Finding, width: number): void => {
  const [style, mark] = marks[level];
  const indent = " ".repeat(width + 9);
  const lines = wrap(finding, 80 - indent.length);
  print(`${paint(style, mark.padEnd(5))}  ${check.padEnd(width)}  ${lines.join(`\n${indent}`)}`);
  if (remedy !== undefined) print(`       ${wrap(`-> ${remedy}`, 73).join("\n          ")}`);
};

export const addDoctor = (program: Command): void => {
  program
    .command("doctor")
    .summary("find out what is wrong")
    .description("Find out what is wrong with settings, stores and connection. It sends nothing, unless asked to.")
    .option("--connect", "also one request without credentials", false)
    .option("--probe", "also an empty event with credentials to each operation that has to refuse it", false)
    .addOption(new Option("--store <store>", "also look into this SQLite file or PostgreSQL URL").env("GONG_OUTBOX"))
    .option("--json", "print the findings as JSON", false)
    .action(async ({ connect, probe, store, json }) => {
      const findings: Finding[] = [...(await checkEnvironment())];
      if (store) findings.push(...(await checkStore(store)));
      if (connect) findings.push(...(await checkConnection()));
      if (probe) findings.push(...(await probeOperations()));
      const faults = findings.filter(({ level }) => level === "fault").length;
      const width = Math.max(...findings.map(({ check }) => check.length));
      if (json) printJson({ faults, findings });
      else {
        for (const finding of findings) printFinding(finding, width);
        print(faults === 0 ? "\nNo fault was found." : `\n${count(faults, "fault")}.`);
      }
      process.exitCode = faults === 0 ? 0 : 1;
    });
};
