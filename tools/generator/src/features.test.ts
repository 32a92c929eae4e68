import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config } from "./config.ts";
import { generate } from "./generate.ts";
import { readTree } from "./output/read-tree.ts";
import { compilePackages } from "./testing/compile-packages.ts";
import { createPackages } from "./testing/create-packages.ts";

const fixtures = fileURLToPath(new URL("../fixtures/features/", import.meta.url));
const specs = (await readdir(fixtures)).filter((name) => name.endsWith(".yaml"));

/** Holds the packages of all fixtures. */
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "features-"));
});

afterAll(() => rm(root, { recursive: true }));

describe("prints what TypeScript 7 compiles strictly", () => {
  test.for(specs)("%s", async (spec, { expect }) => {
    const { folder } = await createPackages("handwritten", root);
    const options = { packagesFolder: folder, overlayFile: false, check: false, onProgress: () => {} } as const;
    await generate({ ...options, specFile: join(fixtures, spec) });
    for (const name of config.packages) {
      for (const [path, content] of await readTree(join(folder, name, "src/generated"))) {
        const snapshot = `../fixtures/features/__snapshots__/${spec.replace(".yaml", "")}/${name}/${path}`;
        await expect(content.toString("utf8")).toMatchFileSnapshot(snapshot);
      }
    }
    expect(await compilePackages(folder, "7")).toBe("");
  });
});

// All fixtures in one run: these compilers take seconds to start. TypeScript 7 would take packages of the same name and
// version for the same.
test.for(["5.9", "6"] as const)("prints what TypeScript %s compiles strictly", async (version, { expect }) => {
  const generated = (await readdir(root)).filter((name) => name.startsWith("packages-"));
  expect(generated).toHaveLength(specs.length);
  expect(await compilePackages(root, version)).toBe("");
});

test("there is a fixture", () => {
  expect(specs).toContain("operations.yaml");
});
