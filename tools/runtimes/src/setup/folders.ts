import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

/** What goes with `node_modules`. */
export const cacheFolder: string = join(repositoryRoot, "node_modules/.cache/runtimes");

const create = (parent: string): string => {
  mkdirSync(parent, { recursive: true });
  const folder = realpathSync(mkdtempSync(join(parent, "runtimes-")));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
};

/** An empty folder outside of this repository, so that nothing in it is found from there. It is gone when the process ends. */
export const createTemporaryFolder = (): string => {
  const folder = create(tmpdir());
  chmodSync(folder, 0o755); // PostgreSQL, which an example installs, does not run as root.
  return folder;
};

/** An empty folder for the tools, which are large: on the disk of this repository pnpm can link them. It is gone when the process ends. */
export const createToolsFolder = (): string => create(cacheFolder);
