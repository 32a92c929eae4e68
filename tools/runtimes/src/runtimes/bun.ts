import type { Runtime } from "../runtime.ts";
import { versions } from "../versions.ts";
import { createProcessRuntime } from "./create-process-runtime.ts";

export const bun: Runtime = createProcessRuntime({
  name: "bun",
  title: "Bun",
  tool: { name: "bun", version: versions.bun, command: "bun", installScript: true },
  options: ["--no-install"],
  programs: { import: "import.mjs", "require()": "require.cjs" },
});
