import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

/** What later runs need again. It goes with `node_modules`. */
export const cacheFolder: string = join(
  repositoryRoot,
  `node_modules/.cache/runtimes/${process.platform}-${process.arch}`,
);

/** An empty folder outside of this repository, so that nothing in it is found from there. It is gone when the process ends. */
export const createTemporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "runtimes-")));
  chmodSync(folder, 0o755); // PostgreSQL, which an example installs, does not run as root.
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
};
