import type { Runtime } from "../runtime.ts";
import { versions } from "../versions.ts";
import { createProcessRuntime } from "./create-process-runtime.ts";

/** With no permission but the network: a program that has it all would hide what the packages need. */
export const deno: Runtime = createProcessRuntime({
  name: "deno",
  title: "Deno",
  tool: { name: "deno", version: versions.deno, command: "deno" },
  options: ["run", "--node-modules-dir=manual", "--no-remote", "--no-prompt", "--allow-net=127.0.0.1"],
  programs: { import: "import.mjs" },
});
