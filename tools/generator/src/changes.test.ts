import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { config, generatedFolder } from "./config.ts";
import { generate } from "./generate.ts";
import { readTree } from "./output/read-tree.ts";
import { createPackages, type Packages } from "./testing/create-packages.ts";
import { published } from "./testing/published.ts";

type Files = ReadonlyMap<string, string>;

let packages: Packages;
let spec: string;
let original: Files;

/** Generates from the published document, changed. */
const generateFrom = async (text: string): Promise<Files> => {
  const specFile = join(packages.folder, "changed.yaml");
  await writeFile(specFile, text);
  await generate({ packagesFolder: packages.folder, specFile, overlayFile: false, check: false, onProgress: () => {} });
  const trees = await Promise.all(
    config.packages.map((name) => readTree(join(packages.folder, generatedFolder(name)))),
  );
  return new Map(
    trees.flatMap((tree, index) =>
      [...tree].map(([path, content]) => [`${config.packages[index]}/${path}`, content.toString("utf8")] as const),
    ),
  );
};

/** Files whose name or text mentions something. */
const findTraces = (files: Files, pattern: RegExp): string[] =>
  [...files].flatMap(([path, text]) => (pattern.test(path) || pattern.test(text) ? [path] : []));

const listExports = (files: Files): string[] =>
  [...files.values()].flatMap((text) => Array.from(text.matchAll(/^export \w+ (\w+)/gm), ([, name = ""]) => name));

beforeAll(async () => {
  packages = await createPackages();
  spec = await readFile(published.specFile, "utf8");
  original = await generateFrom(spec);
});

afterAll(() => packages[Symbol.asyncDispose]());

test.each([
  [
    "a tag",
    "Engagement Events",
    "Content Events",
    /Engagement Events|[eE]ngagementEvents|engagement-events/,
    "sdk/resources/content-events.ts",
  ],
  ["a schema", "CustomActionEventRequest", "ActionRequest", /CustomActionEventRequest/, "types/types.ts"],
  ["an operation", "configureIntegrationSettings", "setUp", /configureIntegrationSettings/i, "sdk/index.ts"],
])("moves %s whole when it is renamed, and back", async (_, name, newName, traces, file) => {
  expect(findTraces(original, traces).length).toBeGreaterThan(2);
  const renamed = await generateFrom(spec.replaceAll(name, newName));
  expect(findTraces(renamed, traces)).toEqual([]);
  expect([...renamed.keys()]).toContain(file);
  expect(renamed.size).toBe(original.size);
  expect(await generateFrom(spec)).toEqual(original);
});

test("leaves nothing of a tag that no operation has any more", async () => {
  const moved = spec.replaceAll("- Digital Interactions", "- Engagement Events");
  const files = await generateFrom(moved.replace(/^ +- name: Digital Interactions\n(.+\n)(?=\s+- name)/m, ""));
  expect(findTraces(original, /DigitalInteractionsResource|digital-interactions\.ts/)).not.toEqual([]);
  expect(findTraces(files, /DigitalInteractionsResource|digital-interactions\.ts/)).toEqual([]);
});

test("leaves nothing of a schema that is gone", async () => {
  const withMore = spec.replace(
    "  schemas:\n",
    "  schemas:\n    Extra: { type: object, properties: { a: { type: string } } }\n",
  );
  expect(findTraces(await generateFrom(withMore), /Extra\b/)).toEqual(
    expect.arrayContaining(["types/types.ts", "types/index.ts", "types/openapi.json"]),
  );
  expect(await generateFrom(spec)).toEqual(original);
});

test("renames nothing when an operation, a tag and a schema are added", async () => {
  const operation = "{ tags: [Extra], operationId: extra, responses: { '200': { description: Fine. } } }";
  const schema = "{ type: object, properties: { a: { type: string } } }";
  const withMore = spec
    .replace("paths:\n", `paths:\n  /extra:\n    get: ${operation}\n`)
    .replace("  schemas:\n", `  schemas:\n    Extra: ${schema}\n`);
  expect(listExports(await generateFrom(withMore))).toEqual(expect.arrayContaining(listExports(original)));
});
