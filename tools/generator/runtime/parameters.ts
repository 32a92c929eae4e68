import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import { isObject } from "../../../packages/client/src/guards.ts";
import type { Parameters } from "../../../packages/client/src/options/call-options.ts";

/** How one parameter is written: `style` and `explode` of the spec, or by its media type for one with `content`. */
export type ParameterStyle =
  | {
      readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
      readonly explode: boolean;
      readonly allowReserved?: boolean;
    }
  | { readonly content: string };

/** Styles by place and name, of those parameters that openapi-fetch would write in another way. */
export type ParameterStyles = {
  readonly [place in "path" | "query" | "header" | "cookie"]?: { readonly [name: string]: ParameterStyle };
};
/** OpenAPI leaves the members of members undefined; they are written as most servers read them: `a[b][c]=1`. */
const serializeDeepObject = (name: string, given: unknown): string[] => {
  const value = plain(given);
  return isObject(value)
    ? Object.entries(value).flatMap(([key, member]) =>
        serializeDeepObject(`${name}[${encodeURIComponent(key)}]`, member),
      )
    : isGiven(value)
      ? [`${name}=${encodeURIComponent(String(value))}`]
      : [];
};

/** Members that are objects themselves have no form in the other styles and are written as JSON. */
const flatten = (value: unknown): unknown => (isObject(value) ? JSON.stringify(value) : value);

/** A date as JSON has it, with all that is in it. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.toJSON() : value);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/**
 * Writes one parameter as its style says, with its name where the style has one.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-examples
 */
export const serializeParameter = (name: string, given: unknown, parameterStyle: ParameterStyle): string => {
  const value = plain(given);
  if ("content" in parameterStyle) {
    const isJson = parameterStyle.content.includes("json");
    return `${name}=${encodeURIComponent(isJson ? JSON.stringify(value) : String(value))}`;
  }
  const { style, explode, allowReserved = false } = parameterStyle;
  if (style === "deepObject") return serializeDeepObject(name, value).join("&");
  if (Array.isArray(value)) {
    // openapi-fetch's types lack the styles of a path here; its code has them.
    const options = { style: style as "form", explode, allowReserved };
    const items = value.filter(isGiven).map((item) => flatten(plain(item)));
    // RFC 6570 leaves out a list without items.
    return items.length === 0 ? "" : serializeArrayParam(name, items, options);
  }
  if (isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => isGiven(member));
    // openapi-fetch writes a delimited object without its name.
    if (style.endsWith("Delimited") && !explode) return serializeParameter(name, members.flat(), parameterStyle);
    const flat = Object.fromEntries(members.map(([key, member]) => [key, flatten(plain(member))]));
    return serializeObjectParam(name, flat, { style: style as "form", explode, allowReserved });
  }
  const named = serializePrimitiveParam(name, value as string, { allowReserved });
  const bare = named.slice(name.length + 1);
  return { simple: bare, label: `.${bare}`, matrix: `;${named}` }[style as string] ?? named;
};

/** What a call hands to openapi-fetch in place of its own serializers. */
export interface SerializedParameters {
  readonly querySerializer: () => string;
  readonly pathSerializer: (url: string) => string;
  /** Header and cookie parameters, by header name. */
  readonly headers: Readonly<Record<string, string>>;
}

const form: ParameterStyle = { style: "form", explode: true };
const simple: ParameterStyle = { style: "simple", explode: false };

/** Header values are not percent-encoded. */
const decoded = (style: ParameterStyle): ParameterStyle =>
  "content" in style ? style : { ...style, allowReserved: true };

const given = (values: Readonly<Record<string, unknown>> = {}): [string, unknown][] =>
  Object.entries(values).filter(([, value]) => value !== undefined && value !== null);

/**
 * Writes the parameters of an operation as its spec says. Only the operations that openapi-fetch would write in another
 * way have such a serializer.
 *
 * @param ownQuery - query that the path has itself, though OpenAPI has none there
 */
export const createParameterSerializer =
  (styles: ParameterStyles, ownQuery?: string) =>
  (parameters: Parameters): SerializedParameters => {
    const writePath = (url: string, [name, value]: readonly [string, unknown]): string =>
      url.replaceAll(`{${name}}`, () =>
        withoutName(name, serializeParameter(name, value, styles.path?.[name] ?? simple)),
      );
    const withoutName = (name: string, text: string): string =>
      "content" in (styles.path?.[name] ?? {}) ? text.slice(name.length + 1) : text;

    const query = given(parameters.query).map(([name, value]) =>
      serializeParameter(encodeURIComponent(name), value, styles.query?.[name] ?? form),
    );
    const headers = given(parameters.header).map(([name, value]): [string, string] => {
      const style = styles.header?.[name];
      if (style && "content" in style)
        return [name, style.content.includes("json") ? JSON.stringify(value) : String(value)];
      return [name, serializeParameter(name, value, decoded(style ?? simple))];
    });
    const cookies = given(parameters.cookie).map(([name, value]) =>
      serializeParameter(name, value, styles.cookie?.[name] ?? form).replaceAll("&", "; "),
    );
    return {
      // Where reserved characters are allowed, this one would end the query.
      querySerializer: () => [ownQuery, ...query].filter(Boolean).join("&").replaceAll("#", "%23"),
      pathSerializer: (url) =>
        given(parameters.path).reduce(writePath, ownQuery === undefined ? url : url.replace(/[?#].*/s, "")),
      headers: Object.fromEntries(cookies.length > 0 ? [...headers, ["cookie", cookies.join("; ")]] : headers),
    };
  };
