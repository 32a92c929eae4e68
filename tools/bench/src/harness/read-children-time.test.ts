import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { readChildrenTime } from "./read-children-time.ts";

const spinning = "const end = process.cpuUsage().user + 200_000; while (process.cpuUsage().user < end);";
const starting = `require("node:child_process").execFileSync(process.execPath, ["--eval", ${JSON.stringify(spinning)}])`;

test.runIf(process.platform === "linux")("counts what a process does, and what the processes do that it starts", () => {
  const before = readChildrenTime();
  execFileSync(process.execPath, ["--eval", starting]);
  expect(readChildrenTime() - before).toBeGreaterThanOrEqual(200);
});
