import { statSync } from "node:fs";
import { resolve } from "node:path";
import { runCommand } from "@gong-engagement/kit/run-command";

/** The work tree that the command runs in. */
export interface Repository {
  /** Absolute path of its top folder. */
  readonly root: string;
  /** Runs git and returns what it prints. */
  readonly run: (...parameters: readonly string[]) => Promise<string>;
  /** The same without the line break at the end; `undefined` if git fails. */
  readonly ask: (...parameters: readonly string[]) => Promise<string | undefined>;
}

const createRepository = (root: string): Repository => {
  const run: Repository["run"] = (...parameters) => runCommand("git", parameters, { cwd: root });
  const ask: Repository["ask"] = (...parameters) =>
    run(...parameters).then(
      (output) => output.trimEnd(),
      () => undefined,
    );
  return { root, run, ask };
};

/**
 * Finds the work tree around a folder.
 *
 * @throws Error outside of a work tree.
 */
export const openRepository = async (folder: string): Promise<Repository> => {
  const root = await createRepository(folder).ask("rev-parse", "--show-toplevel");
  if (root !== undefined) return createRepository(root);
  throw new Error(`${folder} is not in a git repository. Run \`pnpm spec:diff\` in a clone of this one.`);
};

/** What the spec is compared with: a commit, or a document. */
export type Base =
  | { readonly label: string; readonly commit: string }
  | { readonly label: string; readonly file: string };

const shorten = (commit: string): string => commit.slice(0, 7);

const findCommit = ({ ask }: Repository, ref: string): Promise<string | undefined> =>
  ask("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);

const chooseDefault = async (repository: Repository): Promise<Base> => {
  const head = await findCommit(repository, "HEAD");
  if (head === undefined) throw new Error("There is no commit yet. Name what to compare with: `--base FILE`.");
  for (const branch of ["origin/main", "main"]) {
    if ((await findCommit(repository, branch)) === undefined) continue;
    const commit = await repository.ask("merge-base", branch, "HEAD");
    if (commit === undefined) {
      throw new Error(
        `HEAD and ${branch} have no common ancestor here. Run \`git fetch --unshallow\`, or name a base: \`--base REF\`.`,
      );
    }
    if (commit === head) break;
    return { label: `the merge base with ${branch} (${shorten(commit)})`, commit };
  }
  return { label: `HEAD (${shorten(head)})`, commit: head };
};

/**
 * Finds what to compare with. By default it is the commit at which HEAD left `origin/main`, or `main`; on that branch
 * itself it is HEAD.
 *
 * @param name A file, relative to `folder`, or a git ref.
 * @throws Error if it is not one of the two.
 */
export const chooseBase = async (repository: Repository, name: string | undefined, folder: string): Promise<Base> => {
  if (name === undefined) return chooseDefault(repository);
  const file = resolve(folder, name);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return { label: name, file };
  const commit = await findCommit(repository, name);
  if (commit !== undefined) return { label: `${name} (${shorten(commit)})`, commit };
  throw new Error(`\`${name}\` is neither a file nor a git ref here. Name one, or run \`git fetch\` first.`);
};
