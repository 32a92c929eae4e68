import { join } from "node:path";
import { cacheFolder } from "./folders.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Of what npm, npx and pnpm pass on to scripts only what says where packages come from; the rest belongs to this repository. */
const passedOn = /^npm_config_(registry|userconfig|cache)$/i;

/** `NODE_PATH` would let packages find dependencies that they do not declare. */
const dropped = /^(npm_|pnpm_|INIT_CWD$|NODE$|NODE_PATH$|NODE_OPTIONS$)/i;

const pick = (isKept: (name: string) => boolean): Environment =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => isKept(name)));

/** Environment in which npm and pnpm run: the user's own, outside of any package. */
export const createInstallEnvironment = (): Environment => pick((name) => passedOn.test(name) || !dropped.test(name));

/** Environment in which programs and compilers run: nothing in it configures a runtime or the packages. */
export const createProgramEnvironment = (): Environment => ({
  ...pick((name) => !dropped.test(name) && !/^(NODE_|BUN_|DENO_|GONG_)/i.test(name)),
  DO_NOT_TRACK: "1",
  DENO_DIR: join(cacheFolder, "deno"),
  DENO_NO_UPDATE_CHECK: "1",
});
