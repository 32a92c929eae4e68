import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "../shared/expect.mjs";
import { input } from "../shared/sample.mjs";

/** Runs the command that npm has linked, in this Node.js. */
const command = "node_modules/.bin/gong-engagement";
const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: "utf8",
    env: { ...process.env, GONG_BASE_URL: process.argv[2], GONG_ACCESS_KEY: "key", GONG_ACCESS_KEY_SECRET: "secret" },
  });
  return { status, stdout, stderr };
};

const folder = await mkdtemp(join(tmpdir(), "report-"));
const file = join(folder, "rows.ndjson");
await writeFile(file, `${JSON.stringify(input)}\n`.repeat(2));
const { status, stdout, stderr } = run("report", "operation$", file, "--json");
expect(stderr === "" || stderr.startsWith("GongOutboxWarning"), `no error: ${stderr}`);
expect(status === 0, `exit code 0: ${status} ${stdout}`);
const { rows, drained } = JSON.parse(stdout);
expect(drained.receipt.delivered === 1, `equal rows are reported once: ${stdout}`);
expect(existsSync(`${file}.outbox.db`), "the outbox is beside the input");
expect(run("spec").stdout.includes("operation$"), "spec has the operation");
expect(run("reprot").status === 2, "a misspelt verb ends with 2");
await rm(folder, { recursive: true });
console.log(`reported ${rows.right} rows`);
