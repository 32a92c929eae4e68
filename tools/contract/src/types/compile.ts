import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listDiagnostics } from "@gong-engagement/kit/run-tsc";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Source text by file name. */
export type Program = Readonly<Record<string, string>>;

/**
 * Compiles programs in one run of the compiler, each in a folder of its own inside this package, with its settings, and removes them
 * again.
 *
 * @returns what the compiler printed of each; nothing if all of it is right
 */
export const compilePrograms = async (programs: readonly Program[]): Promise<string[]> => {
  const folder = await mkdtemp(join(packageFolder, ".generate-"));
  try {
    const files = programs.flatMap((program, index) =>
      Object.entries(program).map(([name, text]) => [`${index}/${name}`, text] as const),
    );
    await Promise.all(programs.map((_, index) => mkdir(join(folder, String(index)))));
    const settings = { extends: "../tsconfig.json", include: [], files: files.map(([name]) => name) };
    for (const [name, text] of [...files, ["tsconfig.json", JSON.stringify(settings)] as const]) {
      await writeFile(join(folder, name), text);
    }
    const output = await listDiagnostics(["-p", ".", "--pretty", "false"], { cwd: folder });
    const diagnostics = output.split(/^(?=\S)/m);
    const stray = diagnostics.find((text) => !/^\d+\//.test(text));
    if (stray) throw new Error(stray);
    return programs.map((_, index) => diagnostics.filter((text) => text.startsWith(`${index}/`)).join(""));
  } finally {
    await rm(folder, { recursive: true });
  }
};
