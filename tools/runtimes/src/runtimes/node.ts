import type { Runtime } from "../runtime.ts";
import { versions } from "../versions.ts";
import { createProcessRuntime } from "./create-process-runtime.ts";

/** Every supported major version of Node.js. */
export const node: readonly Runtime[] = versions.node.map((version) =>
  createProcessRuntime({
    name: `node-${version.split(".")[0]}`,
    title: "Node",
    command: "node",
    version,
    programs: { import: "import.mjs", "require()": "require.cjs" },
  }),
);
