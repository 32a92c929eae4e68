import { expect, test } from "vitest";
import { checkFiles } from "./check-files.ts";
import { createPackage } from "./testing/create-package.ts";

test("checkFiles finds no fault with code, declarations and the documents", async () => {
  expect(await checkFiles(await createPackage())).toEqual([]);
});

test.for(["README.md", "LICENSE", "CHANGELOG.md", "dist/index.js", "dist/index.d.ts"])(
  "checkFiles reports that %s is missing",
  async (path) => {
    expect(await checkFiles(await createPackage({ files: { [path]: undefined } }))).toEqual([`${path} is missing`]);
  },
);

test.for([
  "src/index.ts",
  "dist/index.js.map",
  "dist/index.d.ts.map",
  "src/index.test.ts",
  "src/index.test-d.ts",
  "dist/index.test.js",
  "src/testing/server.ts",
  "tsconfig.json",
  "tsconfig.build.json",
  "example.api.md",
  ".env",
  "dist/tsconfig.tsbuildinfo",
  "dist/transport/call.js",
])("checkFiles refuses the file %s", async (path) => {
  const faults = await checkFiles(await createPackage({ files: { [path]: "" } }));
  expect(faults).toEqual([expect.stringContaining(`${path} does not belong into the package`)]);
});

test("checkFiles requires an entry of the changelog for every released version", async () => {
  const manifest = { version: "1.2.0" };
  const released = { "CHANGELOG.md": "# @gong-engagement/example\n\n## 1.2.0\n\n- Something\n" };
  expect(await checkFiles(await createPackage({ manifest, files: released }))).toEqual([]);
  expect(await checkFiles(await createPackage({ manifest }))).toEqual([expect.stringContaining("no entry for 1.2.0")]);
});
