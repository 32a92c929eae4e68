import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "@gong-engagement/kit/run-command";
import type { Rehearsal } from "../rehearsal.ts";

const programs = fileURLToPath(new URL("programs", import.meta.url));

/** A user's project: an empty folder, and what npm installed into it from the local registry. */
export interface Project {
  readonly folder: string;
  /** Installs packages (`name@tag`), in place of older ones. */
  readonly install: (...packages: readonly string[]) => Promise<void>;
  /** The installed version of a package. */
  readonly readVersion: (name: string) => Promise<string>;
}

/** Creates an empty project. */
export const createProject = async (rehearsal: Rehearsal, name: string): Promise<Project> => {
  const { env, signal } = rehearsal;
  const folder = join(rehearsal.folder, "projects", name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await cp(programs, folder, { recursive: true });
  return {
    folder,
    install: async (...packages) => {
      await runCommand("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder, env, signal });
    },
    readVersion: async (packageName) =>
      JSON.parse(await readFile(join(folder, "node_modules", packageName, "package.json"), "utf8")).version,
  };
};
