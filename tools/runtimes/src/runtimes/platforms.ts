import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Runtime } from "../runtime.ts";
import { createAppCheck, newestNode, oldestNode } from "./create-app-check.ts";

const createCheck = (node: string) =>
  createAppCheck({
    name: "",
    title: "node:test",
    form: "proxies, fetch libraries, mocks, tracing",
    node,
    run: async ({ folder }, runNode) => {
      const files = (await readdir(join(folder, "apps", "platforms"))).filter((name) => /\.test\.mjs$/.test(name));
      const paths = files.map((name) => join("platforms", name));
      const output = await runNode(["--test", "--test-reporter=tap", ...paths]);
      const count = (outcome: string): number => Number(new RegExp(`^# ${outcome} (\\d+)$`, "m").exec(output)?.[1]);
      if (!(count("pass") >= files.length) || count("skipped") > 0) throw new Error(`Not all tests ran:\n${output}`);
      return "ok";
    },
  });

/** What else stands between the SDK and the service, as tests of Node's own runner. */
export const platforms: Runtime = { name: "platforms", checks: [oldestNode, newestNode].map(createCheck) };
