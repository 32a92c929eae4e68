#!/usr/bin/env node
import { run } from "@gong-engagement/cli";

// Node.js says of its SQLite that it is experimental, which those who use the command cannot change.
process.removeAllListeners("warning").on("warning", ({ name, message }) => {
  if (name !== "ExperimentalWarning") process.stderr.write(`${name}: ${message}\n`);
});

// Whoever reads the output may end first, as `head` does.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => process.exit(code === "EPIPE" ? 0 : 1));

process.exitCode = await run(process.argv.slice(2));
