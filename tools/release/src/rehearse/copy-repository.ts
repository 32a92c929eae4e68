import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";

/**
 * Clones what is committed in a repository. In the clone that commit is `main`, here and at its origin, whatever branch the
 * repository is on: CI has pull requests without any branch.
 */
export const cloneRepository = async (repository: string, folder: string, signal?: AbortSignal): Promise<void> => {
  await runCommand("git", ["clone", "--quiet", repository, folder], { cwd: repository, signal });
  const git = (...args: readonly string[]) => runCommand("git", args, { cwd: folder, signal });
  await git("checkout", "--quiet", "--no-track", "-B", "main");
  await git("update-ref", "refs/remotes/origin/main", "HEAD");
  const settings = {
    "user.name": "Release rehearsal",
    "user.email": "rehearsal@example.com",
    "commit.gpgsign": "false",
  };
  for (const [name, value] of Object.entries(settings)) await git("config", name, value);
};

/** Copies what is committed here into a folder, with its own history and its own installed dependencies. */
export const copyRepository = async (folder: string, signal: AbortSignal): Promise<void> => {
  await cloneRepository(repositoryRoot, folder, signal);
  await runCommand("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder, signal });
};
