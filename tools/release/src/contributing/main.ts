import { messageOf } from "../command/run-main.ts";
import { walkThrough } from "./walk-through.ts";

/** `pnpm test:contributing`: makes sure that CONTRIBUTING.md leads where it says. */
const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interruption.abort());

console.log("Walking through CONTRIBUTING.md in a temporary copy of what is committed.");
await walkThrough((text) => process.stdout.write(text), interruption.signal).catch((error: unknown) => {
  console.error(`\nCONTRIBUTING.md does not lead where it says: ${messageOf(error)}`);
  process.exitCode = 1;
});
