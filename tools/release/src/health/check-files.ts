import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

const required = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "dist/index.js", "dist/index.d.ts"];

const allowed = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/(index|command)\.js$/, // all code in one file: Node.js takes long to load many
  /^dist\/shared\/[\w-]+\.js$/, // what several imports of a package have in common
  /^dist\/generated\/\w+\.js$/, // what is left of types: nothing
  /^dist\/.+\.d\.ts$/,
  /^src\/generated\/openapi\.json$/,
];

const forbidden = [/\.(test|test-d|spec|bench)\./, /(^|\/)(testing|test|tests|fixtures|__snapshots__)\//];

/** Whether everything that belongs into the tarball is there, and nothing else. */
export const checkFiles = async ({ files, root, manifest }: PackedPackage): Promise<string[]> => {
  const missing = required.filter((file) => !files.includes(file)).map((file) => `${file} is missing`);
  const entries = JSON.stringify(manifest.exports ?? {});
  const foreign = files
    .filter((file) => !entries.includes(`"./${file}"`))
    .filter((file) => !allowed.some((pattern) => pattern.test(file)) || forbidden.some((pattern) => pattern.test(file)))
    .map((file) => `${file} does not belong into the package: see \`files\` in package.json`);
  const changelog = files.includes("CHANGELOG.md") ? await readFile(join(root, "CHANGELOG.md"), "utf8") : "";
  const isReleased = manifest.version !== "0.0.0";
  const unmentioned =
    isReleased && !changelog.split("\n").includes(`## ${manifest.version}`)
      ? [`CHANGELOG.md has no entry for ${manifest.version}: run \`pnpm version-packages\``]
      : [];
  return [...missing, ...foreign, ...unmentioned];
};
