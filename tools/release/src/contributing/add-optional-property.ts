import { dump, load } from "js-yaml";

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly components?: { readonly schemas?: Record<string, Schema> };
}

/** Adds an optional property to the first object of an OpenAPI document's components: the smallest next version of it. */
export const addOptionalProperty = (text: string, name: string): string => {
  const document = load(text) as Document;
  const schemas = document.components?.schemas ?? {};
  const [schemaName, schema] = Object.entries(schemas).find(([, { properties }]) => properties) ?? [];
  if (!schemaName) throw new Error("The API description has no component with properties");
  schemas[schemaName] = { ...schema, properties: { ...schema?.properties, [name]: { type: "string" } } };
  return dump(document, { lineWidth: 120 });
};
