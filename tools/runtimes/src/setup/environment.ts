import { join } from "node:path";
import { withoutNpmSettings } from "@gong-engagement/kit/npm";
import { cacheFolder } from "./folders.ts";

/** Environment in which programs and compilers run: nothing in it configures a runtime or the packages. */
export const createProgramEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(withoutNpmSettings(process.env)).filter(([name]) => !/^(NODE_|BUN_|DENO_|GONG_)/i.test(name)),
  ),
  DO_NOT_TRACK: "1",
  DENO_DIR: join(cacheFolder, "deno"),
  DENO_NO_UPDATE_CHECK: "1",
});
