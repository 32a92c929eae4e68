import type { OpenApiDocument, Reference, SchemaObject } from "@gong-engagement/generator/model/openapi";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { escapeHtml } from "./page.ts";

/** A schema with the members that only documentation reads. */
interface DescribedSchema extends SchemaObject {
  readonly description?: string;
  readonly items?: DescribedSchema | Reference;
  readonly deprecated?: boolean;
  readonly [keyword: string]: unknown;
}

/** A field of an object, with the name under which it is found: `participants[].role`. */
export interface Field {
  readonly name: string;
  readonly schema: DescribedSchema;
  readonly isRequired: boolean;
  /** What the field is for, beyond its schema. */
  readonly note?: string | undefined;
}

const constraints: Readonly<Record<string, string>> = {
  format: "format",
  pattern: "pattern",
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "more than",
  exclusiveMaximum: "less than",
  multipleOf: "multiple of",
  minLength: "characters, at least",
  maxLength: "characters, at most",
  minItems: "items, at least",
  maxItems: "items, at most",
  default: "default",
};

/** How deep fields are listed: a schema may hold itself. */
const deepest = 4;

const isSchema = (value: unknown): value is DescribedSchema | Reference => typeof value === "object" && value !== null;

const createReader = (document: OpenApiDocument) => {
  const read = (value: unknown): DescribedSchema => {
    if (!isSchema(value)) return {};
    const { allOf = [], ...schema } = resolveReference<DescribedSchema>(document, value);
    const parts = [...allOf.map(read), schema];
    const properties = Object.fromEntries(parts.flatMap((part) => Object.entries(part.properties ?? {})));
    const required = parts.flatMap((part) => part.required ?? []);
    return Object.assign({}, ...parts, { properties, required });
  };

  const typeOf = (schema: DescribedSchema): string => {
    const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    if (alternatives.length > 0) return alternatives.map((alternative) => typeOf(read(alternative))).join(" or ");
    if (schema.items) return `list of ${typeOf(read(schema.items))}`;
    if (isSchema(schema.additionalProperties)) return `map of ${typeOf(read(schema.additionalProperties))}`;
    const types = schema.type ?? (Object.keys(schema.properties ?? {}).length > 0 ? "object" : "anything");
    return typeof types === "string" ? types : types.join(" or ");
  };

  const listFields = (schema: DescribedSchema, prefix = "", depth = 0): Field[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, value]): Field[] => {
      const property = read(value);
      const name = `${prefix}${key}`;
      const field = { name, schema: property, isRequired: schema.required?.includes(key) ?? false };
      if (depth === deepest) return [field];
      const items = property.items ? read(property.items) : undefined;
      const inner = items ? listFields(items, `${name}[].`, depth + 1) : listFields(property, `${name}.`, depth + 1);
      return [field, ...inner];
    });

  return { read, typeOf, listFields };
};

const quote = (value: unknown): string =>
  `<code>${escapeHtml(typeof value === "string" ? value : JSON.stringify(value))}</code>`;

/** Where a field is on the page of its operation. */
export const toAnchor = (name: string): string => name.replaceAll("[]", "");

/** Prints the fields of objects as lists of HTML, with an anchor for each field. */
export const createFieldPrinter = (
  document: OpenApiDocument,
): {
  readonly listFields: (schema: unknown) => Field[];
  readonly toField: (name: string, schema: unknown, isRequired: boolean, note?: string) => Field;
  readonly printFields: (fields: readonly Field[], prefix: string) => string;
} => {
  const { read, typeOf, listFields } = createReader(document);

  const printFacts = (schema: DescribedSchema): string[] => {
    const items = schema.items ? read(schema.items) : {};
    const values = schema.enum ?? items.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    const facts = Object.entries(constraints).flatMap(([keyword, text]) => {
      const value = schema[keyword] ?? (keyword === "format" ? items[keyword] : undefined);
      return value === undefined ? [] : [`${text} ${quote(value)}`];
    });
    return [...facts, ...(values ? [`one of ${values.map(quote).join(", ")}`] : [])];
  };

  const printField = ({ name, schema, isRequired, note }: Field, prefix: string): string => {
    const facts = [typeOf(schema), ...printFacts(schema)].join(" · ");
    const need = isRequired ? ' <strong class="required">required</strong>' : "";
    const text = [schema.description, note]
      .filter((sentence) => sentence !== undefined)
      .map(escapeHtml)
      .join(" ");
    const anchor = `${prefix}${toAnchor(name)}`;
    return `<dt id="${escapeHtml(anchor)}"><a href="#${escapeHtml(anchor)}"><code>${escapeHtml(name)}</code></a>${need} <span class="facts">${facts}</span></dt> <dd>${text}</dd>`;
  };

  return {
    listFields: (schema) => listFields(read(schema)),
    toField: (name, schema, isRequired, note) => ({ name, schema: read(schema), isRequired, note }),
    printFields: (fields, prefix) =>
      fields.length === 0
        ? ""
        : `<dl class="fields">\n${fields.map((field) => printField(field, prefix)).join("\n")}\n</dl>`,
  };
};
