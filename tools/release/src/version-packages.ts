import { spawnSync } from "node:child_process";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { updateExampleRanges } from "./example-ranges.ts";

/**
 * `pnpm version-packages`: turns the changesets into versions and changelogs, then generates, because the generated code
 * says in its User-Agent which version it is. The examples also get the new version. Its arguments (`--snapshot pr7`) go to
 * `changeset version`.
 */
const commands = [["changeset", "version", ...process.argv.slice(2)], ["generate"]] as const;

for (const command of commands) {
  const { status } = spawnSync("pnpm", command, { cwd: repositoryRoot, stdio: "inherit" });
  if (status === 0) continue;
  console.error(
    `\`pnpm ${command.join(" ")}\` failed. Run \`git restore packages examples .changeset\` before you try again.`,
  );
  process.exit(1);
}
await updateExampleRanges();
