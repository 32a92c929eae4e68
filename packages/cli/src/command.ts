#!/usr/bin/env node
import { run } from "@gong-engagement/cli";

// Node.js says of its SQLite that it is experimental, which those who use the command cannot change.
process.removeAllListeners("warning").on("warning", ({ name, message }) => {
  if (name !== "ExperimentalWarning") process.stderr.write(`${name}: ${message}\n`);
});

// Whoever reads the output may end first, as `head` does. The work goes on, and the exit code says how it ended.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE" && code !== "ERR_STREAM_DESTROYED") process.exit(1);
  });
}

process.exitCode = await run(process.argv.slice(2));
