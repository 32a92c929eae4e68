import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand } from "./run-command.ts";

/** What npm, npx and pnpm add to the environment of the scripts that they run. */
const settings = /^(p?npm_|INIT_CWD$|NODE$|NODE_PATH$|NODE_OPTIONS$)/i;

/** The settings that say where packages come from. */
const sources = /^npm_config_(registry|userconfig|cache|fetch_.+)$/i;

const pick = (env: NodeJS.ProcessEnv, isKept: (name: string) => boolean): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)));

/** An environment without the settings of npm and pnpm. They name the user's settings file, which would be read in spite of another HOME. */
export const withoutNpmSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  pick(env, (name) => !settings.test(name));

/** The environment for npm and pnpm outside of this repository: of its settings, only those that say where packages come from. */
export const createInstallEnvironment = (): NodeJS.ProcessEnv =>
  pick(process.env, (name) => sources.test(name) || !settings.test(name));

export interface Installation {
  /** Has the packages in its `node_modules`. It exists only when the installation is complete. */
  readonly folder: string;
  /** Members of its package.json. */
  readonly manifest: object;
  /** Called with the folder before it gets its name. The folder is removed if this fails. */
  readonly complete?: (folder: string) => Promise<void>;
}

/** Installs packages with npm, without their scripts, unless the folder exists. A run may be interrupted, and two may overlap. */
export const installOnce = async ({ folder, manifest, complete }: Installation): Promise<void> => {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}-`);
  try {
    await writeFile(join(staging, "package.json"), JSON.stringify({ private: true, ...manifest }));
    const options = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];
    await runCommand("npm", ["install", ...options], { cwd: staging, env: createInstallEnvironment() });
    await complete?.(staging);
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};
