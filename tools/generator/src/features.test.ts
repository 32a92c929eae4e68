import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSourceFile, forEachChild, isIdentifier, type Node, ScriptTarget } from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config } from "./config.ts";
import { generate } from "./generate.ts";
import { readTree } from "./output/read-tree.ts";
import { loadEffectiveSpec } from "./spec/load-effective-spec.ts";
import { checkGenerated } from "./testing/check-generated.ts";
import { compilePackages } from "./testing/compile-packages.ts";
import { createPackages, type Declarations, writeDeclarations } from "./testing/create-packages.ts";
import { findLostNulls } from "./testing/find-lost-nulls.ts";
import { findNeverTypes } from "./testing/find-never-types.ts";
import { printPathsComparison } from "./testing/print-paths-comparison.ts";

const fixtures = fileURLToPath(new URL("../fixtures/features/", import.meta.url));
const specs = (await readdir(fixtures)).filter((name) => name.endsWith(".yaml"));

/** Paths of the fixtures whose types differ from openapi-typescript's, which is the oracle for all others. */
const acceptedDifferences: Readonly<Record<string, readonly string[]>> = {
  // openapi-typescript has no patterns, and takes the first items of a list for all of it.
  "maps-and-lists.yaml": ["/open"],
  // We leave readOnly members out of requests, and writeOnly ones out of responses.
  "naming.yaml": ["/schemas"],
  "read-and-write.yaml": ["/users"],
  // openapi-typescript takes a parameter with `content` for a string.
  "requests.yaml": ["/json-parameter"],
  "schemas-3.0.yaml": ["/everything"],
  // openapi-typescript takes what nothing satisfies for anything.
  "schemas.yaml": ["/everything"],
  // openapi-typescript takes alternatives that only say what is required for anything.
  "unions.yaml": ["/requirements"],
};

/** Fixtures that openapi-typescript cannot print: it takes names of schemas for references, and follows some too far. */
const incomparable = ["discriminators.yaml", "references.yaml"];

/** The types that a fixture must give, where openapi-typescript, like hey-api, gives others. */
const typesOf = (spec: string): string => join(fixtures, spec.replace(".yaml", ".types.ts"));

/** Holds the packages of each fixture in a folder of its name: one run of a compiler takes them all. */
let root: string;
let handwritten: string;
let declarations: Declarations;
const folders: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "features-"));
  handwritten = await mkdtemp(join(tmpdir(), "declarations-"));
  declarations = await writeDeclarations(handwritten);
});

afterAll(() => Promise.all([root, handwritten].map((folder) => rm(folder, { recursive: true }))));

describe("prints what its snapshot shows", () => {
  test.for(specs)("%s", async (spec, { expect }) => {
    const parent = join(root, spec);
    await mkdir(parent);
    const { folder } = await createPackages(declarations, parent);
    folders.push(folder);
    const options = { packagesFolder: folder, overlayFile: false, check: false, onProgress: () => {} } as const;
    await generate({ ...options, specFile: join(fixtures, spec) });
    for (const name of config.packages) {
      for (const [path, content] of await readTree(join(folder, name, "src/generated"))) {
        const snapshot = `../fixtures/features/__snapshots__/${spec.replace(".yaml", "")}/${name}/${path}`;
        await expect(content.toString("utf8")).toMatchFileSnapshot(snapshot);
      }
    }
    expect(findNeverTypes(join(folder, "types/src/generated/types.ts"))).toEqual([]);
    const { document } = await loadEffectiveSpec({ specFile: join(fixtures, spec), overlayFile: false });
    expect(findLostNulls(document, join(folder, "types/src/generated"))).toEqual([]);
    if (existsSync(typesOf(spec))) {
      await copyFile(typesOf(spec), join(folder, "types.ts"));
      await copyFile(new URL("testing/is.ts", import.meta.url), join(folder, "is.ts"));
      return;
    }
    if (incomparable.includes(spec)) return;
    for (const [file, text] of Object.entries(await printPathsComparison(document, acceptedDifferences[spec]))) {
      await writeFile(join(folder, file), text);
    }
  });
});

test("TypeScript 7 compiles all that is printed, strictly", async () => {
  expect(await readdir(root)).toEqual(expect.arrayContaining(specs));
  expect(await compilePackages(root, "7")).toBe("");
});

test.for(["5.9", "6"] as const)("TypeScript %s compiles all that is printed, strictly", async (version, { expect }) => {
  expect(folders).toHaveLength(specs.length);
  expect(checkGenerated(folders, version)).toBe("");
});

test("lets no text of the spec become code", async () => {
  const { folder } = await createPackages("empty", root);
  const specFile = join(fixtures, "hostile-text.yaml");
  await generate({ packagesFolder: folder, specFile, overlayFile: false, check: false, onProgress: () => {} });
  const identifiers: string[] = [];
  const visit = (node: Node): void => {
    if (isIdentifier(node)) identifiers.push(node.text);
    forEachChild(node, visit);
  };
  for (const name of config.packages) {
    for (const [path, content] of await readTree(join(folder, name, "src/generated"))) {
      if (path.endsWith(".ts")) visit(createSourceFile(path, content.toString("utf8"), ScriptTarget.Latest));
    }
  }
  expect(identifiers).toContain("GongEngagement");
  expect(identifiers).not.toContain("PWNED");
});

test("the fixtures are found", () => {
  expect(specs).toContain("operations.yaml");
});
