import { isJson, type SequenceForm, sequenceFormOf } from "./media-types.ts";
import type { MediaTypeObject, OpenApiDocument, SchemaObject } from "./openapi.ts";
import { parseJsonKinds } from "./parse-body-kinds.ts";
import { resolveReference } from "./resolve-reference.ts";
import { isBinary } from "./schemas/is-binary.ts";
import { isNode, listOf, type Node, resolveIn } from "./schemas/node.ts";
import { isUnknown } from "./schemas/normalize-schema.ts";
import { readSchemas } from "./schemas/read-schemas.ts";

type Schema = MediaTypeObject["schema"];

/** How the items of a sequence are read at run time: what the readers of the client's runtime take. */
export type SequenceReading =
  | readonly string[]
  | {
      readonly item: "event" | "data";
      readonly data: readonly string[];
      readonly byEvent?: Readonly<Record<string, readonly string[]>>;
    };

/** A body that is a sequence of items. */
export interface SequenceModel {
  readonly form: SequenceForm;
  /** Schema of an item as a caller gets it. */
  readonly item: Schema;
  readonly reading: SequenceReading;
}

/** The fields of an event (HTML, section 9.2.6). */
const eventFields = ["event", "data", "id", "retry"] as const;
type EventField = (typeof eventFields)[number];

/** One form of an event: all that is said of each field. */
interface EventVariant {
  readonly fields: { readonly [Field in EventField]?: readonly Schema[] };
  readonly required: ReadonlySet<string>;
}

/** More forms than this are read as one. */
const variantsAtMost = 1_000;

const emptyVariant: EventVariant = { fields: {}, required: new Set() };

const join = (one: EventVariant, other: EventVariant): EventVariant => ({
  fields: Object.fromEntries(
    eventFields.flatMap((field) => {
      const schemas = [...(one.fields[field] ?? []), ...(other.fields[field] ?? [])];
      return schemas.length > 0 ? [[field, schemas]] : [];
    }),
  ),
  required: new Set([...one.required, ...other.required]),
});

const isEventField = (name: string): name is EventField => (eventFields as readonly string[]).includes(name);

const readFields = (node: Node): EventVariant | undefined => {
  const properties = isNode(node.properties) ? node.properties : {};
  if (!Object.keys(properties).every(isEventField)) return undefined;
  return {
    fields: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, [schema as Schema]])),
    required: new Set(listOf(node.required).filter((name): name is string => typeof name === "string")),
  };
};

/** The forms of an event that a schema describes; `undefined` if it describes something else. */
const readVariants = (
  document: OpenApiDocument,
  schema: unknown,
  open: ReadonlySet<unknown> = new Set(),
): readonly EventVariant[] | undefined => {
  if (!isNode(schema)) return undefined;
  const node = resolveReference<Node>(document, schema);
  if (!isNode(node) || open.has(node) || (node.type ?? "object") !== "object") return undefined;
  const own = readFields(node);
  if (!own) return undefined;
  const inside = new Set([...open, node]);
  let variants: readonly EventVariant[] = [own];
  const combine = (others: readonly EventVariant[]): void => {
    variants = variants.flatMap((variant) => others.map((other) => join(variant, other)));
  };
  for (const part of listOf(node.allOf)) {
    const parts = readVariants(document, part, inside);
    if (!parts || variants.length * parts.length > variantsAtMost) return undefined;
    combine(parts);
  }
  for (const union of [listOf(node.oneOf), listOf(node.anyOf)]) {
    if (union.length === 0) continue;
    const members = union.map((member) => readVariants(document, member, inside));
    const known = members.flatMap((member) => member ?? []);
    if (members.includes(undefined) || variants.length * known.length > variantsAtMost) return undefined;
    combine(known);
  }
  return variants;
};

/** What the data of an event is, and how that is read. */
interface DataModel {
  readonly schema: Schema;
  readonly kinds: readonly string[];
}

const both = (schemas: readonly Schema[]): Schema =>
  schemas.length === 1 ? schemas[0] : { allOf: schemas as NonNullable<SchemaObject["allOf"]> };

/** Whether a schema says no more of an event than that it is text, or nothing at all. */
const saysNothing = (document: OpenApiDocument, schema: Schema): boolean => {
  const node = isNode(schema) ? resolveReference<Node>(document, schema) : {};
  if (["enum", "const", "contentMediaType", "contentSchema"].some((name) => Object.hasOwn(node, name))) return false;
  const { normalize, schemas } = readSchemas(document);
  return isUnknown(resolveIn(schemas, normalize(schema)) ?? {}) || parseJsonKinds(document, schema).join() === "string";
};

/** Text whose content is JSON is that JSON; what need not be text is JSON, if it is. */
const readData = (document: OpenApiDocument, schemas: readonly Schema[]): DataModel => {
  for (const schema of schemas) {
    const node = isNode(schema) ? resolveReference<Node>(document, schema) : {};
    const { contentMediaType, contentSchema } = node;
    const isJsonText = contentMediaType === undefined ? contentSchema !== undefined : isJson(String(contentMediaType));
    if (!isJsonText) continue;
    const content = (contentSchema ?? {}) as Schema;
    return { schema: content, kinds: parseJsonKinds(document, content) };
  }
  // All data is text before it is read; a form of the event that says what is in it says more.
  const special = schemas.filter((schema) => !saysNothing(document, schema));
  const said = special.length > 0 && parseJsonKinds(document, both(special)).length > 0 ? special : schemas;
  const schema = both(said);
  const kinds = parseJsonKinds(document, schema);
  return { schema, kinds: kinds.includes("string") ? [...kinds.filter((kind) => kind !== "string"), "text"] : kinds };
};

/** Names that the schemas of the field `event` allow; none if they allow any. */
const listEventNames = (document: OpenApiDocument, schemas: readonly Schema[]): readonly string[] =>
  schemas.flatMap((schema) => {
    const { normalize, schemas: components } = readSchemas(document);
    const { const: constant, enum: values }: Node = resolveIn(components, normalize(schema)) ?? {};
    return (constant === undefined ? listOf(values) : [constant]).filter((name) => typeof name === "string");
  });

const text = { type: "string" } as const;

const readEvent = (document: OpenApiDocument, variants: readonly EventVariant[]): SequenceModel => {
  const byEvent = new Map<string, readonly string[]>();
  const others: (readonly string[])[] = [];
  const items = variants.map(({ fields, required }): SchemaObject => {
    const data = readData(document, fields.data ?? [text]);
    const names = listEventNames(document, fields.event ?? []);
    for (const name of names) byEvent.set(name, data.kinds);
    if (names.length === 0) others.push(data.kinds);
    const properties = {
      data: data.schema ?? {},
      event: both(fields.event ?? [text]) ?? {},
      id: both(fields.id ?? [text]) ?? {},
      retry: both(fields.retry ?? [{ type: "integer" }]) ?? {},
    };
    // There is no event without data.
    return { type: "object", required: [...new Set(["data", ...required])], properties };
  });
  const same = (kinds: readonly string[]): boolean => kinds.join() === (others[0] ?? [...byEvent.values()][0])?.join();
  const all = [...others, ...byEvent.values()];
  // Of an event that the description does not know, nothing is known.
  const data = (others.length > 0 ? others : all).every(same) ? (others[0] ?? all[0] ?? []) : [];
  const special = [...byEvent].filter(([, kinds]) => kinds.join() !== data.join());
  return {
    form: "events",
    item: items.length === 1 ? items[0] : { oneOf: items },
    reading: { item: "event", data, ...(special.length > 0 ? { byEvent: Object.fromEntries(special) } : {}) },
  };
};

/** The schema of an item. `schema` is that of the whole sequence if it is an array, else authors mean an item by it. */
const findItemSchema = (document: OpenApiDocument, { schema, itemSchema }: MediaTypeObject): Schema => {
  if (itemSchema !== undefined) return itemSchema;
  const node = isNode(schema) ? resolveReference<Node>(document, schema) : undefined;
  return node?.type === "array" && node.prefixItems === undefined ? ((node.items ?? {}) as Schema) : schema;
};

/**
 * Reads how the body of a media type is a sequence; `undefined` if it is not one: by its media type, or because its schema says
 * that it is bytes.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
 */
export const parseSequence = (
  document: OpenApiDocument,
  mediaType: string,
  object: MediaTypeObject,
): SequenceModel | undefined => {
  const form = sequenceFormOf(mediaType);
  if (form === undefined || isBinary(document, object.schema)) return undefined;
  const item = findItemSchema(document, object);
  if (form !== "events") {
    // Text is all lines together.
    const schema = item === object.schema && saysNothing(document, item) ? {} : (item ?? {});
    return { form, item: schema, reading: parseJsonKinds(document, schema) };
  }
  if (saysNothing(document, item)) return readEvent(document, [emptyVariant]);
  const variants = readVariants(document, item);
  if (variants?.some(({ fields }) => fields.data)) return readEvent(document, variants);
  const data = readData(document, [item]);
  return { form, item: data.schema, reading: { item: "data", data: data.kinds } };
};
