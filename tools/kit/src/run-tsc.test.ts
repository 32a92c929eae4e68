import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "./create-temporary-folder.ts";
import { listDiagnostics } from "./run-tsc.ts";

const settings = JSON.stringify({ compilerOptions: { noEmit: true, types: [], lib: ["ES2023"] }, files: ["file.ts"] });

test("the compiler's diagnostics of a project are listed; a project without errors has an empty list", async () => {
  await using folder = await createTemporaryFolder();
  await writeFile(join(folder.path, "tsconfig.json"), settings);
  const list = async (text: string) => {
    await writeFile(join(folder.path, "file.ts"), text);
    return await listDiagnostics(["-p", folder.path, "--pretty", "false"], { cwd: folder.path });
  };
  expect(await list("export const one: number = 1;")).toBe("");
  expect(await list('export const one: number = "1";')).toContain("error TS2322");
});

test("a compiler that cannot read a project fails", async () => {
  await using folder = await createTemporaryFolder();
  const missing = listDiagnostics(["--no-such-option-and-file"], { cwd: join(folder.path, "missing") });
  await expect(missing).rejects.toThrow("could not be started");
});
