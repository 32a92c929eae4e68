import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config } from "../config.ts";
import { generate } from "../generate.ts";
import { createPackages, type Packages } from "../testing/create-packages.ts";
import { published } from "../testing/published.ts";
import { readTree, type Tree } from "./read-tree.ts";

const seed = published.specFile;
const other = fileURLToPath(new URL("../../fixtures/features/operations.yaml", import.meta.url));
const program = fileURLToPath(new URL("../testing/run-generate.ts", import.meta.url));

const start = (folder: string, spec: string, fatalRename?: number): ChildProcess =>
  spawn(process.execPath, [program, folder, spec, String(fatalRename)], { stdio: "ignore" });

const write = async ({ folder }: Packages, spec: string): Promise<Tree[]> => {
  await generate({ packagesFolder: folder, specFile: spec, overlayFile: false, check: false, onProgress: () => {} });
  return readPackages(folder);
};

const readPackages = (folder: string): Promise<Tree[]> =>
  Promise.all(config.packages.map((name) => readTree(join(folder, name, "src/generated"))));

/** The packages of the seed, which others are copied from, and what they hold. */
let seeded: Packages;
let before: Tree[];
/** What the packages hold that are made of the other spec. */
let after: Tree[];

beforeAll(async () => {
  seeded = await createPackages();
  before = await write(seeded, seed);
  await using others = await createPackages();
  after = await write(others, other);
});

afterAll(() => seeded[Symbol.asyncDispose]());

const createSeededPackages = async (): Promise<Packages> => {
  const packages = await createPackages();
  await cp(seeded.folder, packages.folder, { recursive: true });
  return packages;
};

describe("leaves each package whole when it is killed, and the next run restores what is missing", () => {
  const last = config.packages.length;

  // Each package takes two renames: one puts the old folder aside, one puts the new folder in its place.
  test.for([
    { moment: "before it writes anything", rename: 1, written: 0, isAside: false },
    { moment: "when the first package is put aside", rename: 2, written: 0, isAside: true },
    { moment: "between two packages", rename: 3, written: 1, isAside: false },
    { moment: "when the last package is put aside", rename: 2 * last, written: last - 1, isAside: true },
  ])("$moment", async ({ rename, written, isAside }) => {
    await using packages = await createSeededPackages();
    const [, signal] = await once(start(packages.folder, other, rename), "close");
    expect(signal).toBe("SIGKILL");
    const nothing: Tree = new Map();
    const expected = config.packages.map((_, index) => {
      if (index < written) return after[index];
      return index === written && isAside ? nothing : before[index];
    });
    expect(await readPackages(packages.folder)).toEqual(expected);

    expect(await write(packages, seed)).toEqual(before);
    expect((await readdir(packages.folder)).filter((name) => name.startsWith(".generate"))).toEqual([]);
  });
});

test("runs that overlap end with the output of one of them", async () => {
  await using packages = await createPackages();
  const children = [seed, other].map((spec) => start(packages.folder, spec));
  const exits = await Promise.all(children.map((child) => once(child, "close")));
  expect(exits.map(([exitCode]) => exitCode)).toEqual([0, 0]);
  expect([before, after]).toContainEqual(await readPackages(packages.folder));
});

test("leaves the last output when the disk is full, and says so", async () => {
  // In a mount namespace of its own, the packages lie on a file system with room for them and little more.
  const script =
    'mount -t tmpfs -o size=128k tmpfs "$1" && cp -a "$2/." "$1/" && "$3" "$4" "$1" "$5"; code=$?; cp -a "$1/." "$6/"; exit $code';
  await using packages = await createPackages();
  await write(packages, other);
  await using small = await createPackages();
  await using result = await createPackages();
  const child = spawn(
    "unshare",
    ["-rm", "sh", "-c", script, "sh", small.folder, packages.folder, process.execPath, program, seed, result.folder],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const [errors, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect(errors).toMatch(/ENOSPC|[Nn]o space left/);
  expect(exitCode).toBe(1);
  expect(await readPackages(result.folder)).toEqual(after);
});
