import { existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient, toCase } from "@hey-api/openapi-ts";
import { config, generatedFolder, type PackageFolder } from "../config.ts";
import { handwrittenNames } from "../handwritten-names.ts";
import type { ApiModel } from "../model/api-model.ts";
import { readTree } from "../output/read-tree.ts";
import { allowUndefinedIn } from "./allow-undefined.ts";
import { createClientPlugin } from "./client/index.ts";
import { copyRuntime } from "./client/runtime.ts";
import { showEscapes } from "./hide-escapes.ts";
import { createPathsPlugin } from "./paths/index.ts";
import { prepareForHeyApi, printHeyApiId } from "./prepare/prepare-for-hey-api.ts";
import { resolvers } from "./resolvers.ts";
import { createSchemas } from "./schemas/index.ts";
import { createSdkPlugin } from "./sdk/index.ts";

/** Types of the platform that generated code names: a component with such a name would stand for them. */
const globalTypes = [
  "Array",
  "AsyncIterable",
  "Blob",
  "Date",
  "Exclude",
  "File",
  "Omit",
  "Partial",
  "Promise",
  "Record",
];

/** Names a schema so that its type stands for nothing else, and is also reached from the SDK. */
const createSchemaNamer = ({ operations }: ApiModel) => {
  const taken = new Set([
    ...globalTypes,
    ...handwrittenNames,
    config.className,
    ...operations.flatMap(({ operationId, typeName, tag }) => [
      ...[operationId, tag.className],
      ...["Input", "Data", "Error", "Errors", "Response", "Responses"].map((suffix) => `${typeName}${suffix}`),
    ]),
  ]);
  return (name: string): string => (taken.has(toCase(name, "PascalCase")) ? `${name}Schema` : name);
};

/** Names the types of operations after these. */
const createTypeNamer = ({ operations }: ApiModel) => {
  const typeNames = new Map(operations.map(({ typeName }, index) => [printHeyApiId(index), typeName]));
  return (suffix: string) => ({
    case: "preserve" as const,
    name: (id: string) => `${typeNames.get(id) ?? toCase(id, "PascalCase")}${suffix}`,
  });
};

/** hey-api's type of the servers: the client package has its own options. */
const discarded = "types/discarded";

/** What the generated code takes from each `package.json`: names for imports, a version for the `User-Agent`. */
export type Manifests = Readonly<Record<PackageFolder, { readonly name: string; readonly version: string }>>;

interface HeyApiOptions {
  readonly api: ApiModel;
  /** Absolute folder that gets one folder for each package. */
  readonly output: string;
  /** First lines of every file. */
  readonly header: readonly string[];
  readonly manifests: Manifests;
  /** `types` leaves out all but `types.ts`: names of types depend on nothing else. */
  readonly parts?: "all" | "types";
}

/** The SDK exports all types again. */
const exportTypes = (output: string, { types }: Manifests): Promise<void> =>
  appendFile(join(output, generatedFolder("sdk"), "index.ts"), `export type * from "${types.name}";\n`);

/** hey-api writes no file without types, and the others import them. */
const ensureTypes = async (output: string, header: readonly string[]): Promise<void> => {
  const folder = join(output, generatedFolder("types"));
  for (const name of ["types.ts", "index.ts"]) {
    const file = join(folder, name);
    if (!existsSync(file)) await writeFile(file, `${[...header, "export {};"].join("\n")}\n`);
  }
};

/** Puts back what was hidden from hey-api. */
const showHidden = async (output: string): Promise<void> => {
  for (const [path, content] of await readTree(output)) {
    const text = content.toString("utf8");
    const shown = showEscapes(text);
    if (shown !== text) await writeFile(join(output, path), shown);
  }
};

/** hey-api throws an error without a message, which holds the error that made it fail. */
const throwCause = (error: unknown): never => {
  const { originalError } = error as { readonly originalError?: { readonly error?: unknown } };
  throw originalError?.error ?? error;
};

/** The one hey-api job: its own types, and our plugins for `paths`, the client and the SDK. */
export const runHeyApi = async ({ api, output, header, manifests, parts = "all" }: HeyApiOptions): Promise<void> => {
  const packageOf = (file: string) => config.packages.find((folder) => file.includes(`${folder}/src/generated/`));
  const nameType = createTypeNamer(api);
  const schemas = createSchemas(api, generatedFolder("schemas"), manifests.types.name);
  await createClient({
    input: prepareForHeyApi(api),
    logs: { level: "silent", file: false },
    output: {
      path: output,
      clean: false,
      entryFile: false,
      fileName: { suffix: null },
      header: [...header],
      tsConfigPath: null,
      module: {
        extension: ".ts",
        resolve: (specifier, { file }) => {
          const from = packageOf(`${file.logicalFilePath}/`);
          const to = packageOf(specifier);
          return to && to !== from ? manifests[to].name : undefined;
        },
      },
    },
    // It splits some schemas by what is read and what is written; they are split already.
    parser: { transforms: { readWrite: { enabled: false } } },
    plugins: [
      {
        name: "@hey-api/typescript",
        $resolvers: resolvers,
        definitions: { name: createSchemaNamer(api) },
        requests: nameType("Data"),
        responses: { ...nameType("Responses"), response: nameType("Response").name },
        errors: { ...nameType("Errors"), error: nameType("Error").name },
        $hooks: {
          symbols: {
            getFilePath: ({ meta }) => (meta?.resource === "client" ? discarded : `${generatedFolder("types")}/types`),
            getExportFromFilePath: ({ meta }) =>
              meta?.resource === "client" ? [] : [`${generatedFolder("types")}/index`],
          },
        },
      },
      ...(parts === "types"
        ? []
        : [
            createPathsPlugin(api, generatedFolder("types")),
            createClientPlugin(api, generatedFolder("client"), manifests.client.version),
            createSdkPlugin(api, generatedFolder("sdk"), manifests.client.name),
            schemas.plugin,
          ]),
    ],
  }).catch(throwCause);
  await ensureTypes(output, header);
  await showHidden(output);
  const inputs = api.operations.map(({ typeName }) => `${typeName}Data`);
  await allowUndefinedIn(join(output, generatedFolder("types"), "types.ts"), inputs);
  if (parts === "types") return;
  await exportTypes(output, manifests);
  await copyRuntime(join(output, generatedFolder("client")), header);
  await schemas.write(output, header);
};
