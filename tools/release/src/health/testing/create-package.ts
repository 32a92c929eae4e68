import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runCommand } from "@gong-engagement/kit/run-command";
import { onTestFinished } from "vitest";
import { type PackedPackage, readPackedPackage } from "../packed-package.ts";

const manifest = {
  name: "@gong-engagement/example",
  version: "0.0.0",
  description: "An example.",
  type: "module",
  license: "MIT",
  sideEffects: false,
  homepage: "https://example.com/readme",
  bugs: "https://example.com/issues",
  repository: { type: "git", url: "git+https://example.com/example.git", directory: "packages/example" },
  engines: { node: ">=20.19" },
  main: "./dist/index.js",
  types: "./dist/index.d.ts",
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" }, "./package.json": "./package.json" },
  publishConfig: { access: "public" },
};

const files: Readonly<Record<string, string>> = {
  "README.md": "# Example\n",
  LICENSE: "MIT\n",
  "CHANGELOG.md": "# @gong-engagement/example\n",
  "dist/index.js": "export const one = 1;\n",
  "dist/index.d.ts": "export declare const one: number;\n",
};

export interface ExampleChanges {
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Files by path; undefined leaves one out. */
  readonly files?: Readonly<Record<string, string | undefined>>;
}

/** A small packed package without a fault but those that the changes bring in. It is gone when the test has ended. */
export const createPackage = async (changes: ExampleChanges = {}): Promise<PackedPackage> => {
  const temporary = await createTemporaryFolder();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  const folder = temporary.path;
  const root = join(folder, "package");
  const content = {
    ...files,
    "package.json": JSON.stringify({ ...manifest, ...changes.manifest }),
    ...changes.files,
  };
  for (const [path, text] of Object.entries(content)) {
    if (text === undefined) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const tarball = join(folder, "example.tgz");
  await runCommand("tar", ["-czf", tarball, "package"], { cwd: folder });
  return readPackedPackage(tarball, root);
};
