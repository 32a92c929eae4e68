import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listDiagnostics } from "@gong-engagement/kit/run-tsc";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Compiles files in a folder of their own inside this package, with its settings, and removes them again.
 *
 * @param files - source text by file name
 * @returns what the compiler printed; nothing if all of it is right
 */
export const compile = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(packageFolder, ".generate-"));
  try {
    const settings = JSON.stringify({ extends: "../tsconfig.json", include: [], files: Object.keys(files) });
    for (const [name, text] of Object.entries({ ...files, "tsconfig.json": settings })) {
      await writeFile(join(folder, name), text);
    }
    return await listDiagnostics(["-p", folder], { cwd: packageFolder });
  } finally {
    await rm(folder, { recursive: true });
  }
};
