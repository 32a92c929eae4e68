import { chmod } from "node:fs/promises";
import { delimiter } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { createInstallEnvironment } from "@gong-engagement/kit/npm";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";

const timeout = 1_800_000;

/** A clone of the repository, at the commit that is checked out, where no dependency is installed yet. */
export interface Checkout extends AsyncDisposable {
  readonly folder: string;
  /** Runs a command in it to its end, in an environment that has no settings of this run. */
  run(command: string, ...args: readonly string[]): Promise<void>;
}

const createEnvironment = (): NodeJS.ProcessEnv => {
  const { NODE_NO_WARNINGS: _, NODE_COMPILE_CACHE: __, PATH = "", ...env } = createInstallEnvironment();
  const commands = PATH.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return { ...env, PATH: commands.join(delimiter), CI: "true" };
};

/** Clones the repository. Not below `node_modules`, where neither Node.js nor Biome takes what is there for sources. */
export const createCheckout = async (): Promise<Checkout> => {
  const temporary = await createTemporaryFolder();
  const folder = temporary.path;
  // Where this runs as root, PostgreSQL is started as another user, who has to get at its programs.
  await chmod(folder, 0o755);
  await runCommand("git", ["clone", "--quiet", repositoryRoot, folder], { cwd: folder, timeout });
  return {
    folder,
    async run(command, ...args) {
      await runCommand(command, args, { cwd: folder, timeout, env: createEnvironment() });
    },
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
};
