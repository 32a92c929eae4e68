import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { generatedFolder } from "@gong-engagement/generator/config";
import { parseApi } from "@gong-engagement/generator/model/api-model";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { referTo } from "@gong-engagement/generator/model/schemas/node";
import { sortMembers } from "@gong-engagement/generator/model/sort-members";
import { runHeyApi } from "@gong-engagement/generator/run-hey-api";
import { messageOf } from "@gong-engagement/kit/run-main";
import { type Comparison, getSchemas, type JsonDocument, listComponents } from "../document/comparison.ts";
import type { TypeFact } from "../facts/fact.ts";

/** A type, and what it stands for. */
export interface GeneratedType {
  readonly name: string;
  readonly text: string;
}

/** Types of one document. */
export interface GeneratedTypes {
  /** The text of each type that callers can import, by name. */
  readonly exported: ReadonlyMap<string, string>;
  /** The name of the type of each component. */
  readonly names: ReadonlyMap<string, string>;
  /** The types of the schemas that were asked for, as they are sent or read. */
  readonly schemas: readonly GeneratedType[];
}

/** Types that are generated only to be compared: of a schema, and of a component, so that its text is the name of that. */
const schemaPrefix = "SpecDiffSchema";
const namePrefix = "SpecDiffName";

/** No file is imported from another package here, so names and versions appear nowhere. */
const manifest = { name: "spec-diff", version: "0.0.0" };
const manifests = { types: manifest, client: manifest, sdk: manifest, schemas: manifest };

/** The file of the types, below the folder of a document. */
export const typesFile: string = join(generatedFolder("types"), "types.ts");

/** Names that may become the same type, or one with a number or a suffix. */
const toLetters = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replace(/(writable)?\d*$/, "");

/** The components whose types may have changed, and all that these refer to, or whose types have almost their names. */
const selectComponents = (comparison: Comparison, schemas: readonly unknown[]): Set<string> => {
  const { pairs, removed, added, touched, references } = comparison;
  const near = Map.groupBy(references.keys(), toLetters);
  const renamed = pairs.filter(({ before, after }) => before.typeName !== after.typeName);
  const operations = [...removed, ...added, ...renamed.flatMap(({ before, after }) => [before, after])];
  const starts = operations.map(({ typeName }) => typeName.toLowerCase());
  const named = [...references.keys()].filter((name) => starts.some((start) => toLetters(name).startsWith(start)));
  const selected = new Set([...touched, ...named, ...schemas.flatMap(listComponents)]);
  // A set can be walked through while it grows.
  for (const name of selected) {
    for (const other of [...(references.get(name) ?? []), ...(near.get(toLetters(name)) ?? [])]) selected.add(other);
  }
  return selected;
};

/** Operations whose types may have the name of one of the components. */
const listOperations = (
  { pairs, ...others }: Comparison,
  side: "before" | "after",
  components: ReadonlySet<string>,
): OperationModel[] => {
  const names = [...components].map(toLetters);
  const all = [...pairs.map((pair) => pair[side]), ...(side === "before" ? others.removed : others.added)];
  return all.filter(({ typeName }) => names.some((name) => name.startsWith(typeName.toLowerCase())));
};

/** Operations without parts: no component can have the name of one of their types. */
const describeOperations = (operations: readonly OperationModel[]): OpenApiDocument["paths"] => {
  const paths: Record<string, Record<string, object>> = {};
  for (const { operationId, path, method } of operations) {
    paths[path] = { ...paths[path], [method]: { operationId, responses: {} } };
  }
  return paths;
};

const parseTypes = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [...source.matchAll(/^export type ([\w$]+) = (.*?);\n(?=\n|$)/gms)].map(([, name = "", text = ""]) => [name, text]),
  );

/** Generates the types of a document. Members are in the order in which `pnpm generate` reads them: names depend on it. */
const writeTypes = async (
  document: JsonDocument,
  paths: OpenApiDocument["paths"],
  schemas: object,
  folder: string,
): Promise<ReadonlyMap<string, string>> => {
  const info = { title: "", version: "" };
  const built = { openapi: document.openapi, info, paths, components: { ...document.components, schemas } };
  const api = parseApi(sortMembers<OpenApiDocument>(JSON.parse(JSON.stringify(built))));
  await runHeyApi({ api, output: folder, header: [], manifests, parts: "types" });
  return parseTypes(await readFile(join(folder, typesFile), "utf8"));
};

/**
 * Generates the types of one of the documents: of the components that may have changed, and of the schemas of the facts.
 *
 * @param folder Gets the generated files.
 */
export const generateTypes = async (
  comparison: Comparison,
  side: "before" | "after",
  facts: readonly TypeFact[],
  folder: string,
): Promise<GeneratedTypes> => {
  const selected = selectComponents(
    comparison,
    facts.flatMap(({ before, after }) => [before, after]),
  );
  const components = Object.entries(getSchemas(comparison[side])).filter(([name]) => selected.has(name));
  if (components.length + facts.length === 0) return { exported: new Map(), names: new Map(), schemas: [] };
  const generated = {
    ...Object.fromEntries(components),
    ...Object.fromEntries(components.map(([name], index) => [`${namePrefix}${index}`, { $ref: referTo(name) }])),
    ...Object.fromEntries(facts.map((fact, index) => [`${schemaPrefix}${index}`, fact[side]])),
  };
  const operations = listOperations(comparison, side, selected);
  const types = await writeTypes(comparison[side], describeOperations(operations), generated, folder).catch(
    (error: unknown) => {
      const place = side === "before" ? "old" : "new";
      const remedy = "Run `pnpm generate --spec FILE` with it: the command says what to correct.";
      throw new Error(`No types can be generated from the ${place} API description: ${messageOf(error)}\n${remedy}`);
    },
  );
  const typeNames = operations.map(({ typeName }) => typeName.toLowerCase());
  const isOwn = (name: string): boolean => {
    const [, start = ""] = /^(.*?)(?:Data|Errors?|Responses?)(?:Writable)?\d*$/.exec(name) ?? [];
    return !/^SpecDiff(Schema|Name)\d/.test(name) && !typeNames.includes(start.toLowerCase());
  };
  const find = ({ direction }: TypeFact, index: number): GeneratedType => {
    const [name, writable] = [`${schemaPrefix}${index}`, `${schemaPrefix}${index}Writable`];
    const own = direction === "request" && types.has(writable) ? writable : name;
    return { name: own, text: types.get(own) ?? "" };
  };
  return {
    exported: new Map([...types].filter(([name]) => isOwn(name))),
    names: new Map(components.map(([name], index) => [name, types.get(`${namePrefix}${index}`) ?? ""])),
    schemas: facts.map(find),
  };
};
