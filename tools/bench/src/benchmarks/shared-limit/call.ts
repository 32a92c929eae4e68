// A process that makes a number of calls, each when the shared limit gives it a turn.
import { pathToFileURL } from "node:url";
import type { CreateTurns } from "../../programs/shared-limit/turns.ts";

const [, , program = "", location = "", url = "", count = ""] = process.argv;
const { createTurns }: { createTurns: CreateTurns } = await import(pathToFileURL(program).href);
// The first call of a process takes longer than all others: it loads what it needs, and connects.
await (await fetch(new URL("warm-up", url))).text();
const take = await createTurns(location);
await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    await take();
    await (await fetch(url)).text();
  }),
);
process.exit();
