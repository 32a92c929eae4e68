import { runCommand } from "@gong-engagement/kit/run-command";

/** What must be the same before and after a rehearsal: uncommitted changes, the commit, branches, tags and stashes. */
export const readRepositoryState = async (repository: string): Promise<string> => {
  const git = (...args: readonly string[]): Promise<string> => runCommand("git", args, { cwd: repository });
  return [
    await git("rev-parse", "HEAD"),
    await git("for-each-ref", "--format=%(refname) %(objectname)"),
    await git("status", "--porcelain", "--untracked-files=all"),
  ].join("");
};
