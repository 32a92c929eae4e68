import type { ApiModel } from "../model/api-model.ts";

type Node = Record<string, unknown>;

const shapeKeywords = ["properties", "additionalProperties", "patternProperties", "allOf", "oneOf", "anyOf", "$ref"];

/** An object of which nothing is said disappears from a schema that has a readOnly or writeOnly property (hey-api 0.99). */
const mendBareObject = (node: Node): void => {
  if (node.type === "object" && !shapeKeywords.some((keyword) => keyword in node)) node.additionalProperties = true;
};

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "object" ? "object" : typeof value;

/** `null` in an enum without type is lost (hey-api 0.99). */
const mendNullInEnum = (node: Node): void => {
  const values = node.enum;
  if (Array.isArray(values) && values.includes(null) && node.type === undefined && node.nullable === undefined) {
    node.type = [...new Set(values.map(typeOf))];
  }
};

const mend = (node: unknown): void => {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) {
    mendBareObject(node as Node);
    mendNullInEnum(node as Node);
  }
  for (const member of Object.values(node)) mend(member);
};

/**
 * The document as hey-api gets it: a copy, for hey-api works on it, with the name of each operation as its
 * `operationId`, and mended where hey-api would lose something. Each mend can go when hey-api no longer needs it.
 */
export const mendForHeyApi = ({ document, operations }: ApiModel): Node => {
  const copy = structuredClone(document);
  for (const { path, method, operationId } of operations) {
    const operation = copy.paths?.[path]?.[method];
    if (operation) Object.assign(operation, { operationId });
  }
  mend(copy);
  return { ...copy };
};
