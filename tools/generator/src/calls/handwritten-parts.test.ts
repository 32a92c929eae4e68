import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "../generate.ts";
import { compilePackages } from "../testing/compile-packages.ts";
import { createPackages } from "../testing/create-packages.ts";

/**
 * Two types are all that handwritten code has from generated code: `paths`, which is passed on, and the credentials of the
 * security schemes. These documents have no path, usual ones, and each kind of credentials.
 */
const specs = ["nothing-to-call", "requests", "openapi-3.2", "security"];

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "handwritten-"));
});

afterAll(() => rm(root, { recursive: true }));

test("TypeScript 7 compiles the handwritten parts with what is generated, strictly", async () => {
  for (const spec of specs) {
    const { folder } = await createPackages("handwritten", root);
    const specFile = fileURLToPath(new URL(`../../fixtures/features/${spec}.yaml`, import.meta.url));
    await generate({ packagesFolder: folder, specFile, overlayFile: false, check: false, onProgress: () => {} });
  }
  expect(await compilePackages(root, "7")).toBe("");
});
