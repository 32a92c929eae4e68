#!/usr/bin/env node
import { run } from "@gong-engagement/cli";

// Node.js says of its SQLite that it is experimental, which those who use the command cannot change.
process.removeAllListeners("warning").on("warning", ({ name, message }) => {
  if (name !== "ExperimentalWarning") process.stderr.write(`${name}: ${message}\n`);
});

process.exitCode = await run(process.argv.slice(2));
