import { parseArgs, styleText } from "node:util";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { messageOf, runMain } from "@gong-engagement/kit/run-main";
import { rehearse } from "./rehearse.ts";
import { createTranscript } from "./transcript.ts";

const usage = `Usage: pnpm release:rehearse

Releases what is committed here, with the commands of the real release, from a temporary copy to a temporary registry on
127.0.0.1; installs it with npm into empty projects and calls a mock of the API with it. Then a second release on top,
a snapshot and a prerelease. Takes two or three minutes. Nothing is published, and nothing here is changed.`;

const longest = 20 * 60_000;

const run = async (): Promise<void> => {
  const start = performance.now();
  const git = (...args: readonly string[]) => runCommand("git", args, { cwd: repositoryRoot });
  console.log(`Rehearsing releases of ${(await git("log", "-1", "--format=%h (%s)")).trim()}.`);
  console.log(
    "Everything happens in a temporary folder and on 127.0.0.1: nothing is published, nothing here is changed.",
  );
  if (await git("status", "--porcelain")) console.log("What is not committed takes no part in it.");

  const interruption = new AbortController();
  const bound = setTimeout(() => interruption.abort(), longest);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interruption.abort());
  try {
    await rehearse(
      createTranscript((text) => process.stdout.write(text)),
      interruption.signal,
    );
  } finally {
    clearTimeout(bound);
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`\n${styleText("green", "Rehearsed.")} A release of this commit would work. ${seconds} s`);
};

await runMain({
  usage,
  parse: () => parseArgs({ options: { help: { type: "boolean" } } }).values,
  run,
  printFailure: (error) => `\n${styleText("red", "The rehearsal failed:")} ${messageOf(error)}`,
});
