import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { expect, test } from "vitest";
import { generate } from "./generate.ts";
import { readTree } from "./output/read-tree.ts";
import { createPackages } from "./testing/create-packages.ts";
import { published } from "./testing/published.ts";

const { specFile: seed, overlayFile } = published;

const write = (packagesFolder: string, specFile: string, check = false) =>
  generate({ packagesFolder, specFile, overlayFile, check, onProgress: () => {} });

const snapshotOf = async (folder: string): Promise<Record<string, string>> => {
  const files = [...(await readTree(folder))].filter(([path]) => !path.endsWith("package.json"));
  return Object.fromEntries(files.map(([path, content]) => [path, content.toString("utf8")]));
};

test("writes the same bytes again, and says that nothing changed", async () => {
  await using packages = await createPackages();
  const first = await write(packages.folder, seed);
  const files = await snapshotOf(packages.folder);
  const second = await write(packages.folder, seed);
  expect(first.rows.map(({ changed }) => changed)).toEqual([true, true, true, true]);
  expect(second.rows.map(({ changed }) => changed)).toEqual([false, false, false, false]);
  expect(await snapshotOf(packages.folder)).toEqual(files);
});

test("finds edited, missing and extra files without touching them, and corrects them when it writes", async () => {
  await using packages = await createPackages();
  await write(packages.folder, seed);
  const generated = await snapshotOf(packages.folder);
  const at = (path: string) => join(packages.folder, path);
  await writeFile(at("types/src/generated/paths.ts"), "edited");
  await rm(at("sdk/src/generated/index.ts"));
  await mkdir(at("client/src/generated/more"));
  await writeFile(at("client/src/generated/more/extra.ts"), "extra");
  const broken = await snapshotOf(packages.folder);

  const { differences } = await write(packages.folder, seed, true);
  expect(differences).toEqual([
    { kind: "edited", path: "types/src/generated/paths.ts" },
    { kind: "extra", path: "client/src/generated/more/extra.ts" },
    { kind: "missing", path: "sdk/src/generated/index.ts" },
  ]);
  expect(await snapshotOf(packages.folder)).toEqual(broken);

  await write(packages.folder, seed);
  expect(await snapshotOf(packages.folder)).toEqual(generated);
});

test("leaves nothing of an operation that is gone, and restores every byte when it comes back", async () => {
  await using packages = await createPackages();
  await write(packages.folder, seed);
  const before = await snapshotOf(packages.folder);
  const changed = join(packages.folder, "changed.yaml");
  const text = await readFile(seed, "utf8");
  const start = text.indexOf("  /digital-interactions:\n");
  const end = text.indexOf("  /integration-settings:\n");
  await writeFile(changed, text.slice(0, start) + text.slice(end));

  await write(packages.folder, changed);
  const without = await snapshotOf(packages.folder);
  expect(Object.keys(without)).not.toContain("sdk/src/generated/digital-interactions.ts");
  const mentions = Object.entries(without).filter(
    ([path, content]) => path.endsWith(".ts") && content.includes("postDigitalInteraction"),
  );
  expect(mentions).toEqual([]);

  await rm(changed);
  await write(packages.folder, seed);
  expect(await snapshotOf(packages.folder)).toEqual(before);
});

/** The same members, each object's from last to first. */
const reverse = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reverse);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reverse(member)] as const);
  return Object.fromEntries(members.reverse());
};

test.each([
  ["comments, CRLF and a BOM", (text: string) => `\uFEFF# a comment\n${text}`.replaceAll("\n", "\r\n")],
  ["its members in another order", (text: string) => JSON.stringify(reverse(load(text, { schema: CORE_SCHEMA })))],
])("writes the same for a spec with %s", async (_, change) => {
  await using packages = await createPackages();
  await write(packages.folder, seed);
  const other = join(packages.folder, "other.yaml");
  await writeFile(other, change(await readFile(seed, "utf8")));
  const { differences } = await write(packages.folder, other, true);
  expect(differences).toEqual([]);
});

test("leaves the last output, and nothing else, when the spec cannot be used", async () => {
  await using packages = await createPackages();
  await write(packages.folder, seed);
  const before = await snapshotOf(packages.folder);
  const broken = join(packages.folder, "broken.yaml");
  await writeFile(broken, (await readFile(seed, "utf8")).replace("schemas/BaseResponse'", "schemas/BaseRespons'"));
  await expect(write(packages.folder, broken)).rejects.toMatchObject({
    name: "SpecError",
    message: expect.stringMatching(/broken\.yaml:\d+:\d+.*BaseRespons\b/s),
  });
  await rm(broken);
  expect(await snapshotOf(packages.folder)).toEqual(before);
});
