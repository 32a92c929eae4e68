import { readRegistryOptions } from "./read-registry-options.ts";
import { refuseRemoteRegistries } from "./refuse-remote-registries.ts";

/**
 * `prepublishOnly` of every package: the last line of defence against a publish by hand. It needs no exception for the
 * release workflow: that one publishes tarballs, for which npm and pnpm run no script.
 */
const tool = process.env.npm_config_user_agent?.startsWith("pnpm/") ? "pnpm" : "npm";

const options = await readRegistryOptions(process.ppid);
await refuseRemoteRegistries({ folder: process.cwd(), tool, env: process.env }, options).catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
