import type { Runtime } from "../runtime.ts";
import { versions } from "../versions.ts";
import { createProcessRuntime } from "./create-process-runtime.ts";

/** Bun, which may not download what is missing. Before 1.4 it had words of its own for a connection that failed. */
export const bun: readonly Runtime[] = versions.bun.map((version) =>
  createProcessRuntime({
    name: `bun-${version.split(".").slice(0, 2).join(".")}`,
    title: "Bun",
    command: "bun",
    version,
    options: ["--no-install"],
    programs: { import: "import.mjs", "require()": "require.cjs" },
  }),
);
