import { parseArgs } from "node:util";
import { messageOf, runMain } from "@gong-engagement/kit/run-main";
import { walkThrough } from "./walk-through.ts";
import { withstandSpecChanges } from "./withstand-spec-changes.ts";

const usage = `Usage: pnpm test:contributing [walkthrough | spec-changes]

Works in a temporary copy of what is committed. Without an argument, it does both:

  walkthrough   runs the commands of CONTRIBUTING.md, from a new API description to a release
  spec-changes  changes details of the API description, adds operations, takes one away, and puts the vendor's own paths
                in its place; then generates, type-checks, tests and packs: nothing may fail but the list of handwritten
                places to edit`;

const parts = ["walkthrough", "spec-changes"] as const;
type Part = (typeof parts)[number];

const isPart = (name: string): name is Part => parts.some((part) => part === name);

const parse = () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
  const unknown = positionals.find((name) => !isPart(name));
  if (unknown !== undefined) throw new Error(`\`${unknown}\` is unknown. Pass one of ${parts.join(", ")}.`);
  return { ...values, parts: positionals.length > 0 ? positionals.filter(isPart) : parts };
};

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interruption.abort());

const write = (text: string): void => void process.stdout.write(text);

await runMain({
  usage,
  parse,
  run: async ({ parts: chosen }) => {
    if (chosen.includes("spec-changes")) await withstandSpecChanges({ write, signal: interruption.signal });
    if (chosen.includes("walkthrough")) await walkThrough(write, interruption.signal);
  },
  printFailure: (error) => `\nThe repository does not do what CONTRIBUTING.md says: ${messageOf(error)}`,
});
