import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generatedFolder } from "@gong-engagement/generator/config";
import { parseApi } from "@gong-engagement/generator/model/api-model";
import { runHeyApi } from "@gong-engagement/generator/run-hey-api";
import type { JsonDocument } from "../comparison/build-document.ts";
import { isObject, type Json } from "../comparison/json.ts";

/** Exported types of the types package: name to text. */
export type ExportedTypes = ReadonlyMap<string, string>;

/** No file is imported from another package here, so names and versions show nowhere. */
const manifest = { name: "spec-diff", version: "0.0.0" };

const typesFile = join(generatedFolder("types"), "types.ts");

/** The module of the types package, below the folder that it was generated in. */
export const typesModule = `${generatedFolder("types")}/index.ts`;

const parseTypes = (source: string): ExportedTypes =>
  new Map(
    [...source.matchAll(/^export type ([\w$]+) = (.*?);\n(?=\n|$)/gms)].map(([, name = "", text = ""]) => [name, text]),
  );

/** Generates the types of a document, with further component schemas, into a folder. */
export const generateTypes = async (
  document: JsonDocument,
  schemas: Readonly<Record<string, Json>>,
  folder: string,
): Promise<ExportedTypes> => {
  const components = isObject(document.components) ? document.components : {};
  const known = isObject(components.schemas) ? components.schemas : {};
  const whole = { ...document, components: { ...components, schemas: { ...known, ...schemas } } };
  const manifests = { types: manifest, client: manifest, sdk: manifest, schemas: manifest };
  await runHeyApi({ api: parseApi(whole), output: folder, header: [], manifests });
  const source = await readFile(join(folder, typesFile), "utf8").catch(() => undefined);
  if (source !== undefined) return parseTypes(source);
  // A document without operations and schemas has no types.
  await mkdir(dirname(join(folder, typesModule)), { recursive: true });
  await writeFile(join(folder, typesModule), "export {};\n");
  return new Map();
};
