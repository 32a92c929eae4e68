// Changes one line in a checkout that has passed its tests, and runs the command that a maintainer runs then.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readChildrenTime } from "../../harness/read-children-time.ts";
import { createCheckout } from "./checkout.ts";

/** Commands of pnpm, and the line that is changed before them, if any. */
interface Work {
  readonly change?: { readonly file: string; readonly edit: (text: string) => string };
  readonly run: readonly (readonly string[])[];
}

/** The last description that fits on its line, with a word more. */
const extendDescription = (text: string): string =>
  text.replace(/^(.*\n\s+description: \w[^\n]*\w)\.?$/ms, "$1, changed.");

const works: Readonly<Record<string, Work>> = {
  test: { run: [["test"]] },
  client: {
    change: { file: "packages/client/src/transport/retry.ts", edit: (text) => `${text}\nvoid "a changed line";\n` },
    run: [["test"]],
  },
  spec: { change: { file: "spec/openapi.yaml", edit: extendDescription }, run: [["generate"], ["test"]] },
  readme: { change: { file: "README.md", edit: (text) => `${text}\nA changed line.\n` }, run: [["test"]] },
};

const [, , name = ""] = process.argv;
await using checkout = await createCheckout();

/** Seconds that some work takes, and that it keeps a core busy. */
const measure = async (work: () => Promise<void>): Promise<void> => {
  const [start, before] = [performance.now(), readChildrenTime()];
  await work();
  console.log(
    JSON.stringify({ seconds: (performance.now() - start) / 1_000, cpu: (readChildrenTime() - before) / 1_000 }),
  );
};

const pnpm = (...args: readonly string[]): Promise<void> => checkout.run("npx", "-y", "pnpm@12", ...args);

const work = works[name];
if (work) {
  await pnpm("install", "--frozen-lockfile");
  if (work.change) {
    await pnpm("test");
    const file = join(checkout.folder, work.change.file);
    const text = await readFile(file, "utf8");
    const changed = work.change.edit(text);
    if (changed === text) throw new Error(`${work.change.file}: no line was changed`);
    await writeFile(file, changed);
  }
  await measure(async () => {
    for (const command of work.run) await pnpm(...command);
  });
} else {
  await measure(() => checkout.run(".ci/run"));
}
