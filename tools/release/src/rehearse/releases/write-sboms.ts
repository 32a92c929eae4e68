import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import type { Rehearsal } from "../rehearsal.ts";

interface Sbom {
  readonly components?: readonly { readonly group?: string; readonly name: string; readonly version: string }[];
}

/** Writes the lists of what each package brings into a project (SBOM), and notes them. */
export const writeSboms = async ({ run, copy, transcript }: Rehearsal): Promise<void> => {
  await run("pnpm", "release:sbom");
  for (const folder of packageFolders) {
    const manifest = JSON.parse(await readFile(join(copy, "packages", folder, "package.json"), "utf8"));
    const sbom: Sbom = JSON.parse(await readFile(join(copy, "sbom", `gong-engagement-${folder}.cdx.json`), "utf8"));
    const components = (sbom.components ?? []).map(({ group, name, version }) => ({
      name: group ? `${group}/${name}` : name,
      version,
    }));
    const missing = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => !components.some((one) => one.name === name),
    );
    if (missing.length > 0) throw new Error(`The SBOM of ${folder} lacks ${missing.join(", ")}`);
    const list = components.map(({ name, version }) => `${name} ${version}`).join(", ");
    transcript.note(`${folder} brings ${list || "nothing else"}`);
  }
};
