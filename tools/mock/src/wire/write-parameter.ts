import { isJson } from "@gong-engagement/generator/model/media-types";
import type { ParameterObject } from "@gong-engagement/generator/model/openapi";

/** Name and value as they are before they are encoded. */
export type Pair = readonly [name: string, value: string];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** What no style has a form for is written as JSON. */
export const toText = (value: unknown): string => (isObject(value) ? JSON.stringify(value) : String(value));

const writeDeepObject = (name: string, value: unknown): Pair[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, member]) => writeDeepObject(`${name}[${key}]`, member))
    : [[name, String(value)]];

const defaultStyles = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
const separators: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

/**
 * What the table of styles makes of the value of a parameter: one pair for each time that a name is sent.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-examples
 */
export const writePairs = (parameter: ParameterObject, value: unknown): readonly Pair[] => {
  const { name, in: place, style = defaultStyles[place] } = parameter;
  const { explode = style === "form" || style === "deepObject" } = parameter;
  if (value === undefined || value === null) return [];
  const [mediaType] = Object.keys(parameter.content ?? {});
  if (mediaType !== undefined) return [[name, isJson(mediaType) ? JSON.stringify(value) : String(value)]];
  if (!isObject(value)) return [[name, String(value)]];
  if (style === "deepObject") return writeDeepObject(name, value);
  const members = Object.entries(value).map(([key, member]): Pair => [key, toText(member)]);
  if (explode) return Array.isArray(value) ? members.map(([, text]) => [name, text]) : members;
  const parts = Array.isArray(value) ? members.map(([, text]) => text) : members.flat();
  return [[name, parts.join(separators[style] ?? ",")]];
};

/** What stands for a parameter in a path or a header. */
export const writeText = (parameter: ParameterObject, value: unknown): string => {
  const isNamed = (name: string): boolean => parameter.style === "matrix" || name !== parameter.name;
  const texts = writePairs(parameter, value).map(([name, text]) => (isNamed(name) ? `${name}=${text}` : text));
  if (parameter.style === "label") return `.${texts.join(".")}`;
  return parameter.style === "matrix" ? texts.map((text) => `;${text}`).join("") : texts.join(",");
};
