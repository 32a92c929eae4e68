import { existsSync } from "node:fs";
import { rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { installOnce } from "@gong-engagement/kit/npm";
import { ownFolder, peersFolder } from "./folders.ts";
import { versions } from "./versions.ts";

/** Installs the peers, without running their install scripts, and links our own packages, which may be built later. */
export const installPeers = async (): Promise<void> => {
  // Peers of other versions, and what an interrupted run has left.
  if (!existsSync(peersFolder)) await rm(dirname(peersFolder), { recursive: true, force: true });
  const ownPackages = "node_modules/@gong-engagement";
  await installOnce({
    folder: peersFolder,
    manifest: { type: "module", dependencies: versions },
    complete: (folder) => symlink(join(ownFolder, ownPackages), join(folder, ownPackages), "junction"),
  });
};
