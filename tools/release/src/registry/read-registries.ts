import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@gong-engagement/kit/run-command";

/** A registry that a package could be published to, and the setting that says so. */
export interface Registry {
  readonly setting: string;
  readonly url: string;
}

export interface PublishPlace {
  /** Folder of the package. */
  readonly folder: string;
  /** The command that publishes. Each reads settings that the other does not. */
  readonly tool: "npm" | "pnpm";
  /** Environment under which it publishes. */
  readonly env: NodeJS.ProcessEnv;
}

interface Manifest {
  readonly name: string;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
}

/** Every registry that is set for a package: by its `publishConfig`, for its scope and in general. */
export const readRegistries = async ({ folder, tool, env }: PublishPlace): Promise<Registry[]> => {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const settings = ["registry", `${manifest.name.split("/")[0]}:registry`];
  const ofManifest = settings.flatMap((setting) => {
    const url = manifest.publishConfig?.[setting];
    return typeof url === "string" ? [{ setting: `publishConfig.${setting} of package.json`, url }] : [];
  });
  const ofTool = settings.map(async (setting) => {
    const url = (await runCommand(tool, ["config", "get", setting], { cwd: folder, env, timeout: 30_000 })).trim();
    return url === "" || url === "undefined" ? [] : [{ setting: `${setting} of ${tool}`, url }];
  });
  return [...ofManifest, ...(await Promise.all(ofTool)).flat()];
};
