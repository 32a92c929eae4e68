import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generatedFolder } from "@gong-engagement/generator/config";
import { parseApi } from "@gong-engagement/generator/model/api-model";
import { httpMethods } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { sortMembers } from "@gong-engagement/generator/model/sort-members";
import { runHeyApi } from "@gong-engagement/generator/run-hey-api";
import { getSchemas, type JsonDocument } from "../document/json.ts";

/** Exported types of the types package: name to text. */
export type ExportedTypes = ReadonlyMap<string, string>;

/** The types of a document, in a folder of the same name. */
export interface TypeModule {
  readonly name: string;
  readonly types: ExportedTypes;
}

/** An operation, and the one whose name, method and path it gets. */
export interface Placement {
  readonly operation: OperationModel;
  readonly place: OperationModel;
}

/** Modules below a folder. */
export interface TypeModules {
  /** Generates the types of a document with those operations only, and with further schemas, unless that was done. */
  readonly generate: (
    document: JsonDocument,
    placements: readonly Placement[],
    schemas: Readonly<Record<string, unknown>>,
  ) => Promise<TypeModule>;
  /** Statements that import all modules, each under its name. */
  readonly printImports: () => readonly string[];
}

/** No file is imported from another package here, so names and versions appear nowhere. */
const manifest = { name: "spec-diff", version: "0.0.0" };
const manifests = { types: manifest, client: manifest, sdk: manifest, schemas: manifest };

const typesFile = join(generatedFolder("types"), "types.ts");
const typesModule = `${generatedFolder("types")}/index.ts`;

/**
 * The document with those operations, each written in its place with everything that the path item adds. Members are in
 * the order in which `pnpm generate` reads them: names depend on it.
 */
const buildDocument = (
  document: JsonDocument,
  placements: readonly Placement[],
  schemas: Readonly<Record<string, unknown>>,
): JsonDocument => {
  const paths: Record<string, { [method: string]: object; additionalOperations: Record<string, object> }> = {};
  for (const { operation, place } of placements) {
    const { body, parameters, responses } = operation;
    const pathItem = paths[place.path] ?? { additionalOperations: {} };
    paths[place.path] = pathItem;
    const isStandard = httpMethods.some((method) => method === place.method);
    (isStandard ? pathItem : pathItem.additionalOperations)[place.method] = {
      operationId: place.operationId,
      parameters,
      ...(body ? { requestBody: { required: body.required, content: body.content } } : {}),
      responses,
    };
  }
  const { openapi, components } = document;
  const all = { ...components, schemas: { ...getSchemas(document), ...schemas } };
  const built = { openapi, info: { title: "", version: "" }, paths, components: all };
  return sortMembers<JsonDocument>(JSON.parse(JSON.stringify(built)));
};

const parseTypes = (source: string): ExportedTypes =>
  new Map(
    [...source.matchAll(/^export type ([\w$]+) = (.*?);\n(?=\n|$)/gms)].map(([, name = "", text = ""]) => [name, text]),
  );

const writeTypes = async (document: JsonDocument, folder: string): Promise<ExportedTypes> => {
  await runHeyApi({ api: parseApi(document), output: folder, header: [], manifests });
  const source = await readFile(join(folder, typesFile), "utf8").catch(() => undefined);
  if (source !== undefined) return parseTypes(source);
  // A document without operations and schemas has no types.
  await mkdir(dirname(join(folder, typesModule)), { recursive: true });
  await writeFile(join(folder, typesModule), "export {};\n");
  return new Map();
};

/** Creates the modules of a folder. */
export const createTypeModules = (folder: string): TypeModules => {
  const modules = new Map<string, TypeModule>();
  return {
    async generate(document, placements, schemas) {
      const built = buildDocument(document, placements, schemas);
      const key = JSON.stringify(built);
      const known = modules.get(key);
      if (known) return known;
      const name = `module${modules.size}`;
      const module = { name, types: await writeTypes(built, join(folder, name)) };
      modules.set(key, module);
      return module;
    },
    printImports: () =>
      [...modules.values()].map(({ name }) => `import type * as ${name} from "./${name}/${typesModule}";`),
  };
};
