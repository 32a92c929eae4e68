import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { config } from "../config.ts";

/** A folder with empty packages, as `generate` finds them. */
export interface Packages extends AsyncDisposable {
  readonly folder: string;
}

/** Makes a packages folder that the test generates into. */
export const createPackages = async (): Promise<Packages> => {
  const folder = await mkdtemp(join(tmpdir(), "packages-"));
  for (const name of config.packages) {
    await mkdir(join(folder, name, "src"), { recursive: true });
    const manifest = { name: `@gong-engagement/${name}`, version: "1.2.3" };
    await writeFile(join(folder, name, "package.json"), JSON.stringify(manifest));
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
};
