import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand } from "../command/run-command.ts";
import { ownFolder, peersFolder } from "./folders.ts";
import { versions } from "./versions.ts";

/** Of what pnpm and npx pass on only what says where packages come from: the rest belongs to this repository. */
const isPassedOn = (name: string): boolean =>
  !/^p?npm_/i.test(name) || /^npm_config_(registry|userconfig|cache|fetch_.+)$/i.test(name);

/** Installs the peers, without running their install scripts, and links our own packages, which may be built later. */
export const installPeers = async (): Promise<void> => {
  if (existsSync(peersFolder)) return;
  // Peers of other versions, and what an interrupted run has left.
  await rm(dirname(peersFolder), { recursive: true, force: true });
  await mkdir(dirname(peersFolder), { recursive: true });
  // Under its final name only when it is complete: a run may be interrupted.
  const staging = await mkdtemp(`${peersFolder}-`);
  try {
    const manifest = { private: true, type: "module", dependencies: versions };
    await writeFile(join(staging, "package.json"), JSON.stringify(manifest));
    await runCommand("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: staging,
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => isPassedOn(name))),
    });
    const ownPackages = "node_modules/@gong-engagement";
    await symlink(join(ownFolder, ownPackages), join(staging, ownPackages), "junction");
    await rename(staging, peersFolder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};
