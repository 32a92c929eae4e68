import type { Runtime } from "../runtime.ts";
import { versions } from "../versions.ts";
import { createProcessRuntime } from "./create-process-runtime.ts";

/** Deno with no permission but the network: with all of them, what the packages need would not show. */
export const deno: Runtime = createProcessRuntime({
  name: "deno",
  title: "Deno",
  command: "deno",
  version: versions.deno,
  options: ["run", "--node-modules-dir=manual", "--no-remote", "--no-prompt", "--allow-net=127.0.0.1"],
  programs: { import: "import.mjs" },
});
