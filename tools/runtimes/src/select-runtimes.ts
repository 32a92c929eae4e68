import type { Runtime } from "./runtime.ts";

/** The runtime of that name, or all whose names begin with it (`node`: `node-20`, `node-22`, ...). Without a name, all. */
export const selectRuntimes = (runtimes: readonly Runtime[], wanted: string | undefined): readonly Runtime[] =>
  runtimes.filter(({ name }) => wanted === undefined || name === wanted || name.startsWith(`${wanted}-`));
