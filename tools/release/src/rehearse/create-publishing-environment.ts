import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withoutNpmSettings } from "@gong-engagement/kit/npm";
import type { LocalRegistry } from "./registry/start-registry.ts";

/**
 * An environment in which npm and pnpm know the local registry and its token, and nothing of the user's own settings: the
 * token of a real registry least of all. `home` is created.
 */
export const createPublishingEnvironment = async (
  { url, token }: Pick<LocalRegistry, "url" | "token">,
  home: string,
): Promise<NodeJS.ProcessEnv> => {
  await mkdir(home, { recursive: true });
  await writeFile(join(home, ".npmrc"), `${url.replace(/^http:/, "")}:_authToken=${token}\n`);
  return {
    ...withoutNpmSettings(process.env),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    NO_PROXY: "127.0.0.1,localhost",
    npm_config_registry: url,
    pnpm_config_registry: url, // pnpm does not read npm's.
    pnpm_config_verify_deps_before_run: "false", // It would install again, from this registry, after every new version.
  };
};
