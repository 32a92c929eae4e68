import { fileURLToPath } from "node:url";

/** What later runs need again. It goes with `node_modules`. */
export const cacheFolder: string = fileURLToPath(
  new URL(`../../../../node_modules/.cache/runtimes/${process.platform}-${process.arch}`, import.meta.url),
);
