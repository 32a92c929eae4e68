import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { expect, test } from "vitest";
import { spec } from "../peers/folders.ts";
import { changeDocument } from "./change-document.ts";

/** The schemas and operations of a document, by where they are. */
const listParts = ({ components, paths }: OpenApiDocument): Map<string, string> =>
  new Map(
    [...Object.values(paths ?? {}), components?.schemas ?? {}]
      .flatMap((holder, index) => Object.entries(holder).map(([name, part]) => [`${index} ${name}`, part] as const))
      .map(([name, part]) => [name, JSON.stringify(part)]),
  );

test("changes a document in ten places, all over it", async () => {
  const text = await readFile(spec, "utf8");
  const document = JSON.parse(text);
  changeDocument(document);
  const [before, after] = [listParts(JSON.parse(text)), listParts(document)];
  expect([...before].filter(([place, part]) => after.get(place) !== part)).toHaveLength(10);
});
