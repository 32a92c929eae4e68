import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { readChildrenTime } from "./read-children-time.ts";

const spinning = "const end = process.cpuUsage().user + 200_000; while (process.cpuUsage().user < end);";
const starting = `require("node:child_process").execFileSync(process.execPath, ["--eval", ${JSON.stringify(spinning)}])`;

test.runIf(process.platform === "linux")(
  "readChildrenTime counts the CPU time of a process, and of the processes that it starts",
  () => {
    const before = readChildrenTime();
    execFileSync(process.execPath, ["--eval", starting]);
    expect(readChildrenTime() - before).toBeGreaterThanOrEqual(200);
  },
);
