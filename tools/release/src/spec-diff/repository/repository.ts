import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Failure } from "../failure.ts";

/** The work tree that the command runs in. */
export interface Repository {
  /** Absolute path of its top folder. */
  readonly root: string;
  /** Runs git and returns what it prints. */
  readonly run: (...parameters: readonly string[]) => Promise<Buffer>;
  /** The same as text without the line break at the end; `undefined` if git fails. */
  readonly ask: (...parameters: readonly string[]) => Promise<string | undefined>;
}

const createRunner =
  (folder: string): Repository["run"] =>
  async (...parameters) => {
    const options = { cwd: folder, encoding: "buffer", maxBuffer: 2 ** 28 } as const;
    return (await promisify(execFile)("git", parameters, options)).stdout;
  };

const createAsker =
  (run: Repository["run"]): Repository["ask"] =>
  (...parameters) =>
    run(...parameters).then(
      (output) => output.toString("utf8").trimEnd(),
      () => undefined,
    );

/**
 * Finds the work tree around a folder.
 *
 * @throws Failure if there is none.
 */
export const openRepository = async (folder: string): Promise<Repository> => {
  const root = await createAsker(createRunner(folder))("rev-parse", "--show-toplevel");
  if (root === undefined) {
    throw new Failure(`${folder} is not in a git repository. Run \`pnpm spec:diff\` in a clone of this one.`);
  }
  const run = createRunner(root);
  return { root, run, ask: createAsker(run) };
};
