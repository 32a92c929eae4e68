import type { OpenApiDocument } from "../openapi.ts";
import { isNode, type Schemas } from "./node.ts";
import { createSchemaNormalizer, type SchemaNormalizer } from "./normalize-schema.ts";

/** The schemas of a document, each in the one form that the normalizer gives. */
export interface SchemaReader extends SchemaNormalizer {
  /** The schemas of the components, by name. */
  readonly schemas: Schemas;
}

const readers = new WeakMap<OpenApiDocument, SchemaReader>();

const createReader = (document: OpenApiDocument): SchemaReader => {
  const { schemas: written } = document.components ?? {};
  const components = Object.entries(isNode(written) ? written : {});
  const normalizer = createSchemaNormalizer(
    document,
    components.map(([name]) => name),
  );
  const schemas = Object.fromEntries(components.map(([name, schema]) => [name, normalizer.normalize(schema)]));
  return { ...normalizer, schemas };
};

/** Reads the schemas of a document, once. */
export const readSchemas = (document: OpenApiDocument): SchemaReader => {
  const reader = readers.get(document) ?? createReader(document);
  readers.set(document, reader);
  return reader;
};
