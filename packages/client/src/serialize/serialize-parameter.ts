import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { ParameterStyle } from "./parameter-styles.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** OpenAPI leaves the members of members undefined; they are written as most servers read them: `a[b][c]=1`. */
const serializeDeepObject = (name: string, value: unknown): string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, member]) =>
        serializeDeepObject(`${name}[${encodeURIComponent(key)}]`, member),
      )
    : value === undefined
      ? []
      : [`${name}=${encodeURIComponent(String(value))}`];

/** Members that are objects themselves have no form in the other styles and are written as JSON. */
const flatten = (value: unknown): unknown => (isObject(value) ? JSON.stringify(value) : value);

/**
 * Writes one parameter as its style says, with its name where the style has one.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-examples
 */
export const serializeParameter = (name: string, value: unknown, parameterStyle: ParameterStyle): string => {
  if ("content" in parameterStyle) {
    const isJson = parameterStyle.content.includes("json");
    return `${name}=${encodeURIComponent(isJson ? JSON.stringify(value) : String(value))}`;
  }
  const { style, explode, allowReserved = false } = parameterStyle;
  if (style === "deepObject") return serializeDeepObject(name, value).join("&");
  if (Array.isArray(value)) {
    // openapi-fetch's types lack the styles of a path here; its code has them.
    const options = { style: style as "form", explode, allowReserved };
    return serializeArrayParam(name, value.map(flatten), options);
  }
  if (isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    // openapi-fetch writes a delimited object without its name.
    if (style.endsWith("Delimited") && !explode) return serializeParameter(name, members.flat(), parameterStyle);
    const flat = Object.fromEntries(members.map(([key, member]) => [key, flatten(member)]));
    return serializeObjectParam(name, flat, { style: style as "form", explode, allowReserved });
  }
  const named = serializePrimitiveParam(name, value as string, { allowReserved });
  const bare = named.slice(name.length + 1);
  return { simple: bare, label: `.${bare}`, matrix: `;${named}` }[style as string] ?? named;
};
