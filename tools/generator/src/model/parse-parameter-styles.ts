import type { Encoding, OpenApiDocument, ParameterObject, ParameterPlace, Reference, SchemaObject } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseJsonKinds } from "./parse-body-kinds.ts";
import { resolveReference } from "./resolve-reference.ts";

/** How one parameter is written, in the form that the client package reads. */
export type ParameterStyle =
  | { readonly style: string; readonly explode: boolean; readonly allowReserved?: true }
  | { readonly content: string };

const defaultStyles = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;

/**
 * How a parameter is written: what the document says, or else the default of its place.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export const parseStyle = (parameter: ParameterObject): ParameterStyle => {
  const [mediaType] = Object.keys(parameter.content ?? {});
  if (mediaType !== undefined) return { content: mediaType };
  const style = parameter.style ?? defaultStyles[parameter.in];
  const explode = parameter.explode ?? (style === "form" || style === "deepObject");
  return { style, explode, ...(parameter.allowReserved && parameter.in === "query" ? { allowReserved: true } : {}) };
};

/**
 * Styles of the properties of a form, by name, where the spec gives a style.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object
 */
export const parseFormStyles = (encoding: Encoding): Record<string, ParameterStyle> =>
  Object.fromEntries(
    Object.entries(encoding)
      .filter(([, { style, explode }]) => style !== undefined || explode !== undefined)
      .map(([name, encoding]) => [name, parseStyle({ ...encoding, name, in: "query", allowReserved: false })]),
  );

/** Whether the items of arrays are text, numbers or the like; of what may be an array in other ways, no. */
const hasPrimitiveItems = (document: OpenApiDocument, schema: SchemaObject | Reference = {}): boolean => {
  const { items } = resolveReference<SchemaObject & { readonly items?: SchemaObject }>(document, schema);
  const kinds = parseJsonKinds(document, items);
  return kinds.length > 0 && !["object", "array", "null"].some((kind) => kinds.includes(kind));
};

/** Whether openapi-fetch by itself writes a parameter as the spec says. */
const isWrittenAsIs = (document: OpenApiDocument, parameter: ParameterObject): boolean => {
  const style = parseStyle(parameter);
  if ("content" in style || style.allowReserved || style.style !== defaultStyles[parameter.in]) return false;
  const kinds = parseJsonKinds(document, parameter.schema);
  const canBe = (kind: string): boolean => kinds.length === 0 || kinds.includes(kind);
  // openapi-fetch writes `[object Object]` for the items of an array that are objects themselves.
  if (canBe("array") && !hasPrimitiveItems(document, parameter.schema)) return false;
  const isPrimitive = !canBe("object") && !canBe("array");
  switch (parameter.in) {
    case "path":
      return isPrimitive || !style.explode;
    case "query":
      return isPrimitive
        ? encodeURIComponent(parameter.name) === parameter.name
        : style.explode && !canBe("object") && encodeURIComponent(parameter.name) === parameter.name;
    case "header":
      return !canBe("object");
    case "cookie":
      return false;
  }
};

/** Styles of the parameters that need them, by place and name; `undefined` if openapi-fetch does right by itself. */
export const parseParameterStyles = (
  document: OpenApiDocument,
  { parameters }: OperationModel,
): Partial<Record<ParameterPlace, Record<string, ParameterStyle>>> | undefined => {
  const styles: Partial<Record<ParameterPlace, Record<string, ParameterStyle>>> = {};
  for (const parameter of parameters) {
    if (isWrittenAsIs(document, parameter)) continue;
    styles[parameter.in] = { ...styles[parameter.in], [parameter.name]: parseStyle(parameter) };
  }
  return Object.keys(styles).length > 0 ? styles : undefined;
};
