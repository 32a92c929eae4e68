import type { Runtime } from "../runtime.ts";
import { versions } from "../versions.ts";
import { createProcessRuntime } from "./create-process-runtime.ts";

/** Bun, which may not download what is missing. */
export const bun: Runtime = createProcessRuntime({
  name: "bun",
  title: "Bun",
  command: "bun",
  version: versions.bun,
  installScript: true,
  options: ["--no-install"],
  programs: { import: "import.mjs", "require()": "require.cjs" },
});
