import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generate } from "./generate.ts";
import { readTree } from "./output/read-tree.ts";
import { compilePackages } from "./testing/compile-packages.ts";
import { createPackages } from "./testing/create-packages.ts";

const fixtures = fileURLToPath(new URL("../fixtures/features/", import.meta.url));
const specs = (await readdir(fixtures)).filter((name) => name.endsWith(".yaml"));

test.for(specs)("prints and compiles %s", async (spec, { expect }) => {
  await using packages = await createPackages("handwritten");
  const options = { packagesFolder: packages.folder, overlayFile: false, check: false, onProgress: () => {} } as const;
  await generate({ ...options, specFile: join(fixtures, spec) });
  for (const folder of ["types", "client", "sdk"]) {
    for (const [path, content] of await readTree(join(packages.folder, folder, "src/generated"))) {
      const snapshot = `../fixtures/features/__snapshots__/${spec.replace(".yaml", "")}/${folder}/${path}`;
      await expect(content.toString("utf8")).toMatchFileSnapshot(snapshot);
    }
  }
  expect(await compilePackages(packages.folder)).toBe("");
});

test("there is a fixture", () => {
  expect(specs).toContain("operations.yaml");
});
