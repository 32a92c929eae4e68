// Every root script starts here. pnpm installs missing dependencies by itself (verifyDepsBeforeRun), but if that fails
// it only warns and runs the script with what is there.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const read = (path) => {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  } catch {
    return undefined;
  }
};

const stop = (what) => {
  process.stderr.write(`${what}\nRun \`npx -y pnpm@12 install\`, read what it says, and try again.\n`);
  process.exit(1);
};

/** Whether two lock files mean the same: pnpm does not write one again that only has another order or other comments. */
const meanSame = async (one, other) => {
  if (one === other) return true;
  const { loadAll } = await import("js-yaml");
  return isDeepStrictEqual(loadAll(one), loadAll(other));
};

const installed = read("node_modules/.pnpm/lock.yaml");
if (installed === undefined) stop("The dependencies are not installed.");
const isCurrent = await meanSame(installed, read("pnpm-lock.yaml") ?? "").catch(() => false);
if (!isCurrent) stop("The installed dependencies are not those of pnpm-lock.yaml.");

const pinned = `v${read(".node-version").trim()}`;
if (process.version !== pinned) stop(`This runs on Node.js ${process.version}; the pinned one is ${pinned}.`);
