import { readFile } from "node:fs/promises";
import { dump, load } from "js-yaml";

/** A next version of the API description, as it may come. */
export interface SpecChange {
  readonly title: string;
  /** @param text - the API description of today */
  readonly apply: (text: string) => string | Promise<string>;
  /** Whether handwritten places that name an operation may be outdated by it. */
  readonly removes: boolean;
}

type Members = Record<string, unknown>;

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Document {
  paths?: Record<string, Members>;
  readonly components?: { readonly schemas?: Record<string, Schema> };
}

const answer = {
  "200": {
    description: "It is there.",
    content: { "application/json": { schema: { type: "object", properties: { nextCursor: { type: "string" } } } } },
  },
  "503": { description: "The service is down for maintenance." },
};

const parameter = (name: string, place: string, schema: object): object => ({
  name,
  in: place,
  required: place === "path",
  schema,
});

/** Kinds of operations that this API may not have yet: a path parameter, pages, an upload. */
const addedPaths: Readonly<Record<string, Members>> = {
  "/added-records/{recordId}": {
    get: {
      operationId: "getAddedRecord",
      tags: ["Added Records"],
      parameters: [parameter("recordId", "path", { type: "string", example: "r-1" })],
      responses: answer,
    },
  },
  "/added-records": {
    get: {
      operationId: "listAddedRecords",
      tags: ["Added Records"],
      parameters: [
        parameter("cursor", "query", { type: "string" }),
        parameter("limit", "query", { type: "integer", minimum: 1, maximum: 100 }),
      ],
      responses: answer,
    },
    post: {
      operationId: "uploadAddedRecord",
      tags: ["Added Records"],
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["file"],
              properties: { file: { type: "string", format: "binary" }, title: { type: "string" } },
            },
          },
        },
      },
      responses: answer,
    },
  },
};

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

const changeDocument = (text: string, change: (paths: Record<string, Members>) => Record<string, Members>): string => {
  const document = load(text) as Document;
  return dump({ ...document, paths: change(document.paths ?? {}) }, { lineWidth: 120, noRefs: true });
};

/** Adds a copy of the last operation under another name, and operations of other kinds. */
export const addOperations = (text: string): string =>
  changeDocument(text, (paths) => {
    const [path = "", item = {}] = Object.entries(paths).at(-1) ?? [];
    const copies = Object.entries(item).map(([method, operation]) => [
      method,
      { ...Object(operation), operationId: `${method}AddedCopy` },
    ]);
    return { ...paths, [`${path}/added-copy`]: Object.fromEntries(copies), ...addedPaths };
  });

/** Takes the last path away, with its operations. */
export const removeOperation = (text: string): string =>
  changeDocument(text, (paths) => Object.fromEntries(Object.entries(paths).slice(0, -1)));

/** Adds an optional property to the first object of an OpenAPI document's components: the smallest next version of it. */
export const addOptionalProperty = (text: string, name: string): string => {
  const document = load(text) as Document;
  const schemas = document.components?.schemas ?? {};
  const [schemaName, schema] = Object.entries(schemas).find(([, { properties }]) => properties) ?? [];
  if (!schemaName) throw new Error("The API description has no component with properties");
  schemas[schemaName] = { ...schema, properties: { ...schema?.properties, [name]: { type: "string" } } };
  return dump(document, { lineWidth: 120 });
};

/** Changes nothing that a caller uses: one more optional property, one more status of each operation, other words. */
export const changeDetails = (text: string): string =>
  changeDocument(addOptionalProperty(text, "addedProperty"), (paths) => {
    for (const item of Object.values(paths)) {
      for (const [key, operation] of Object.entries(item)) {
        if (!methods.has(key)) continue;
        const { responses, ...rest } = Object(operation);
        item[key] = {
          ...rest,
          description: "Described in other words.",
          responses: { "503": answer["503"], ...responses },
        };
      }
    }
    return paths;
  });

const vendorPaths = new URL("../../fixtures/vendor-paths.yaml", import.meta.url);

/** Next versions of the API description. The repository has to withstand each of them. */
export const specChanges: readonly SpecChange[] = [
  { title: "all operations are kept, and details change", apply: changeDetails, removes: false },
  { title: "operations are added", apply: addOperations, removes: false },
  { title: "an operation is taken away", apply: removeOperation, removes: true },
  {
    title: "the vendor's own paths take the place of these",
    apply: () => readFile(vendorPaths, "utf8"),
    removes: true,
  },
];
