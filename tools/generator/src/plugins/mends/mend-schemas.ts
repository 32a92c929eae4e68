import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import { createRequiredMend } from "./mend-required.ts";
import { isNode, type Node, type Resolve } from "./node.ts";

const shapeKeywords = ["properties", "additionalProperties", "patternProperties", "allOf", "oneOf", "anyOf", "$ref"];

/** An object of which nothing is said disappears from a schema that has a readOnly or writeOnly property (hey-api 0.99). */
const mendBareObject = (node: Node): void => {
  if (node.type === "object" && !shapeKeywords.some((keyword) => keyword in node)) node.additionalProperties = true;
};

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "object" ? "object" : typeof value;

/** `null` is meant both where an enum lists it and where `nullable` is said of one; hey-api 0.99 wants both. */
const mendNullInEnum = (node: Node): void => {
  const { enum: values, nullable } = node;
  if (!Array.isArray(values)) return;
  if (nullable === true && !values.includes(null)) values.push(null);
  if (values.includes(null)) node.nullable = true;
};

/** Objects and lists in an enum or a const have no type that TypeScript could print as a literal (hey-api 0.99). */
const mendComplexValues = (node: Node): void => {
  const isComplex = (value: unknown): boolean => typeof value === "object" && value !== null;
  if (Array.isArray(node.enum) && node.enum.some(isComplex)) delete node.enum;
  if (isComplex(node.const) && node.type !== undefined) delete node.const;
};

/**
 * A list of a fixed length becomes a tuple with as many members, be they a million, and the items that may follow a
 * tuple's own become one of them (hey-api 0.99).
 */
const mendList = (node: Node): void => {
  const { items, prefixItems } = node;
  if (!isNode(items)) return;
  if (Array.isArray(prefixItems)) {
    delete node.prefixItems;
    node.items = { anyOf: [...prefixItems, items] };
  }
  delete node.minItems;
  delete node.maxItems;
};

const objectKeywords = ["properties", "additionalProperties", "patternProperties"];

/** An object may go without saying, unless it has `properties` (hey-api 0.99). */
const mendUntypedObject = (node: Node): void => {
  const isObject = objectKeywords.some((keyword) => isNode(node[keyword]));
  if (isObject && node.type === undefined && !("allOf" in node || "oneOf" in node || "anyOf" in node))
    node.type = "object";
};

/** OpenAPI 3.1 has no `nullable`, though many a document still says it, and hey-api reads it in 3.0 only. */
const writeNullable = (node: Node): void => {
  if (node.nullable !== true) return;
  const { nullable: _, ...schema } = node;
  delete node.nullable;
  const type = node.type ?? (Array.isArray(node.enum) ? node.enum.map(typeOf) : undefined);
  if (type !== undefined) node.type = [...new Set([type, "null"].flat())];
  else if (shapeKeywords.some((keyword) => keyword in node)) {
    for (const keyword of Object.keys(node)) delete node[keyword];
    node.anyOf = [schema, { type: "null" }];
  }
};

/** The name of a schema stands for it in a discriminator's mapping; hey-api 0.99 reads references only. */
const mendMapping = ({ discriminator }: Node, schemas: Node): void => {
  if (!isNode(discriminator) || !isNode(discriminator.mapping)) return;
  const { mapping } = discriminator;
  for (const [value, schema] of Object.entries(mapping)) {
    if (typeof schema === "string" && Object.hasOwn(schemas, schema)) mapping[value] = `#/components/schemas/${schema}`;
  }
};

const schemasOf = ({ components }: Node): Node =>
  isNode(components) && isNode(components.schemas) ? components.schemas : {};

/** Mends every schema of a document. */
export const mendSchemas = (document: Node, resolve: Resolve): void => {
  const schemas = schemasOf(document);
  const isNullableUnknown = String(document.openapi).startsWith("3.1");
  const mendRequired = createRequiredMend(resolve);
  const mend = (value: unknown, meaning: Meaning): void => {
    if (typeof value !== "object" || value === null || meaning === "data") return;
    const isList = Array.isArray(value);
    for (const [key, member] of Object.entries(value))
      mend(member, isList ? meaning : getMeaning(meaning, key, member));
    if (!isNode(value) || meaning === "names") return;
    mendRequired(value);
    mendMapping(value, schemas);
    mendUntypedObject(value);
    mendNullInEnum(value);
    if (isNullableUnknown) writeNullable(value);
    mendComplexValues(value);
    mendBareObject(value);
    mendList(value);
  };
  mend(document, "keywords");
};
