// Every root script starts here. pnpm installs missing dependencies by itself (verifyDepsBeforeRun), but if that fails
// it only warns and runs the script with what is there.
import { readFileSync } from "node:fs";

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

const installed = read("node_modules/.pnpm/lock.yaml");
if (installed === undefined) stop("The dependencies are not installed.");
if (installed !== read("pnpm-lock.yaml")) stop("The installed dependencies are not those of pnpm-lock.yaml.");

const pinned = `v${read(".node-version").trim()}`;
if (process.version !== pinned) stop(`This runs on Node.js ${process.version}; the pinned one is ${pinned}.`);
