import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";

/** Copies what is committed here into a folder, with its own history and its own installed dependencies. */
export const copyRepository = async (folder: string, signal: AbortSignal): Promise<void> => {
  await runCommand("git", ["clone", "--quiet", repositoryRoot, folder], { cwd: repositoryRoot, signal });
  const settings = {
    "user.name": "Release rehearsal",
    "user.email": "rehearsal@example.com",
    "commit.gpgsign": "false",
  };
  for (const [name, value] of Object.entries(settings)) {
    await runCommand("git", ["config", name, value], { cwd: folder, signal });
  }
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  await runCommand("pnpm", args, { cwd: folder, signal });
};
