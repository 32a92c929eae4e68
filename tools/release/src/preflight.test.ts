import { execFile } from "node:child_process";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { expect, test } from "vitest";

const lock = "lockfileVersion: '9.0'\npackages:\n  one@1.0.0:\n    resolution: {integrity: a}\n  two@2.0.0: {}\n";

/** Runs the preflight in a repository whose installed dependencies are those of another lock file. */
const runPreflight = async (installed: string | undefined, wanted: string): Promise<string> => {
  await using folder = await createTemporaryFolder();
  const modules = join(folder.path, "node_modules");
  await mkdir(join(modules, ".pnpm"), { recursive: true });
  await symlink(join(repositoryRoot, "node_modules/js-yaml"), join(modules, "js-yaml"), "junction");
  await cp(join(repositoryRoot, "tools/preflight.mjs"), join(folder.path, "tools/preflight.mjs"));
  await writeFile(join(folder.path, ".node-version"), `${process.version.slice(1)}\n`);
  await writeFile(join(folder.path, "pnpm-lock.yaml"), wanted);
  if (installed !== undefined) await writeFile(join(modules, ".pnpm/lock.yaml"), installed);
  return await promisify(execFile)(process.execPath, [join(folder.path, "tools/preflight.mjs")]).then(
    () => "passes",
    (error: { readonly stderr: string }) => error.stderr,
  );
};

test("the preflight passes if the installed dependencies are those of the lock file", async () => {
  expect(await runPreflight(lock, lock)).toBe("passes");
});

test("the preflight passes if the lock file has another order, comments or line ends, but means the same", async () => {
  const reordered = `# pnpm\r\npackages:\r\n  two@2.0.0: {}\r\n  one@1.0.0: { resolution: { integrity: a } }\r\nlockfileVersion: "9.0"\r\n`;
  expect(await runPreflight(lock, reordered)).toBe("passes");
});

test("the preflight refuses dependencies of another lock file, and says what to run", async () => {
  const refusal = /^The installed dependencies are not those of pnpm-lock\.yaml\.\nRun `npx -y pnpm@12 install`/;
  expect(await runPreflight(lock, lock.replace("2.0.0", "2.0.1"))).toMatch(refusal);
  expect(await runPreflight(lock, "packages: {")).toMatch(refusal);
});

test("the preflight refuses to run without dependencies", async () => {
  expect(await runPreflight(undefined, lock)).toMatch(/^The dependencies are not installed\.\n/);
});
