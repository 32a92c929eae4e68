import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { config, repositoryRoot } from "../config.ts";
import { generate } from "../generate.ts";
import { createPackages } from "../testing/create-packages.ts";
import { readTree, type Tree } from "./read-tree.ts";

const seed = join(repositoryRoot, "spec/openapi.yaml");
const other = fileURLToPath(new URL("../../fixtures/features/operations.yaml", import.meta.url));
const program = fileURLToPath(new URL("../testing/run-generate.ts", import.meta.url));

const start = (folder: string, spec: string, ...prefix: string[]): ChildProcess => {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, program, folder, spec];
  return spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"] });
};

const write = async (folder: string, spec: string): Promise<Tree[]> => {
  await generate({ packagesFolder: folder, specFile: spec, overlayFile: false, check: false, onProgress: () => {} });
  return readPackages(folder);
};

const readPackages = (folder: string): Promise<Tree[]> =>
  Promise.all(config.packages.map((name) => readTree(join(folder, name, "src/generated"))));

const isSame = (left: Tree | undefined, right: Tree | undefined): boolean =>
  JSON.stringify([...(left ?? [])]) === JSON.stringify([...(right ?? [])]);

test("leaves each package whole when it is killed, and the next run restores what is missing", async () => {
  await using packages = await createPackages();
  await using others = await createPackages();
  const after = await write(others.folder, other);
  const before = await write(packages.folder, seed);

  // From right after the start to right after the end of a run.
  const child = start(packages.folder, other);
  const begin = performance.now();
  await once(child, "close");
  const duration = performance.now() - begin;
  const restored = await write(packages.folder, seed);
  expect(restored).toEqual(before);

  for (let step = 1; step <= 6; step++) {
    const victim = start(packages.folder, other);
    const timer = setTimeout(() => victim.kill("SIGKILL"), duration * (0.7 + step / 20));
    await once(victim, "close");
    clearTimeout(timer);
    const found = await readPackages(packages.folder);
    for (const [index, tree] of found.entries()) {
      const isWhole = tree.size === 0 || isSame(tree, before[index]) || isSame(tree, after[index]);
      expect(isWhole, `${config.packages[index]} after ${step}`).toBe(true);
    }
    expect(await write(packages.folder, seed)).toEqual(before);
    const leftovers = [...(await readTree(packages.folder)).keys()].filter((path) => path.startsWith(".generate"));
    expect(leftovers).toEqual([]);
  }
});

test("runs that overlap end with the output of one of them", async () => {
  await using packages = await createPackages();
  await using others = await createPackages();
  const outputs = [await write(packages.folder, seed), await write(others.folder, other)];
  const children = [seed, other, seed, other].map((spec) => start(packages.folder, spec));
  const exits = await Promise.all(children.map((child) => once(child, "close")));
  expect(exits.map(([exitCode]) => exitCode)).toEqual([0, 0, 0, 0]);
  const found = await readPackages(packages.folder);
  expect(outputs).toContainEqual(found);
});

test("leaves the last output when the disk is full, and says so", async () => {
  await using packages = await createPackages();
  const before = await write(packages.folder, other);
  // In a mount namespace of its own, the packages lie on a file system with room for them and little more.
  const script =
    'mount -t tmpfs -o size=128k tmpfs "$1" && cp -a "$2/." "$1/" && "$3" "$4" "$1" "$5"; code=$?; cp -a "$1/." "$6/"; exit $code';
  await using small = await createPackages();
  await using result = await createPackages();
  const child = spawn(
    "unshare",
    ["-rm", "sh", "-c", script, "sh", small.folder, packages.folder, process.execPath, program, seed, result.folder],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const [exitCode] = await once(child, "close");
  expect(errors).toMatch(/ENOSPC|[Nn]o space left/);
  expect(exitCode).toBe(1);
  expect(await readPackages(result.folder)).toEqual(before);
  expect(await readFile(join(packages.folder, "types/package.json"), "utf8")).toContain("types");
});
