import { essenceOf, isForm, isJson } from "../document/media-types.ts";
import type { Content, MediaTypeObject, OpenApiDocument } from "../document/openapi.ts";
import { flattenBranches, schemaOfProperty, typeOf } from "../schema/flatten-schema.ts";
import { coerce } from "./coerce.ts";
import { createParameterReader, decodeText, type RawPair } from "./read-parameter.ts";
import type { ReceivedRequest } from "./received-request.ts";

/** What was read of a body. */
export type ReadBody =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "unsupported" }
  | { readonly kind: "value"; readonly value: unknown; readonly mediaType: string };

/** Finds what the document says of a media type; of one that is not stated the one that is likely. */
const findMediaType = (content: Content, header: string | null): string | undefined => {
  const names = Object.keys(content);
  if (!header) return names.find(isJson) ?? names[0];
  const stated = essenceOf(header);
  const matches = (name: string): boolean => {
    const known = essenceOf(name);
    if (known === stated || known === "*/*") return true;
    return known.endsWith("/*") && stated.startsWith(known.slice(0, -1));
  };
  // `fetch` knows no other form of several parts.
  const isParts = (name: string): boolean => stated === "multipart/form-data" && name.startsWith("multipart/");
  return names.find((name) => essenceOf(name) === stated) ?? names.find(matches) ?? names.find(isParts);
};

/** Pairs of a query or of a form, whose values are not decoded yet. */
export const splitPairs = (text: string): RawPair[] =>
  text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", ...value] = part.replaceAll("+", "%20").split("=");
      return [decodeText(name), value.join("=")];
    });

/** Makes a reader of bodies: JSON, forms in the styles that the document gives them, text and bytes. */
export const createBodyReader = (
  document: OpenApiDocument,
): ((content: Content, received: ReceivedRequest) => ReadBody) => {
  const readParameter = createParameterReader(document);

  const readForm = ({ schema = true, encoding = {} }: MediaTypeObject, pairs: readonly RawPair[]): object => {
    const [branch = {}] = flattenBranches(document, schema);
    const names = new Set(pairs.map(([name]) => name.replace(/\[.*/s, "")));
    const members = [...names].map((name) => {
      const property = schemaOfProperty(branch, name);
      const { style, explode } = encoding[name] ?? {};
      if (style !== undefined || explode !== undefined) {
        const stated = { ...(style !== undefined && { style }), ...(explode !== undefined && { explode }) };
        return [name, readParameter({ ...stated, name, in: "query", schema: property }, { pairs, names })[0]];
      }
      const texts = pairs.filter(([key]) => key === name).map(([, text]) => decodeText(text));
      const [inner = {}] = flattenBranches(document, property);
      const toMember = (text: string, memberSchema = property): unknown => {
        const [shape = {}] = flattenBranches(document, memberSchema);
        if (typeOf(shape) !== "object") return coerce(document, memberSchema, text);
        try {
          return JSON.parse(text);
        } catch {
          return text;
        }
      };
      if (typeOf(inner) === "array") return [name, texts.map((text) => toMember(text, inner.items ?? true))];
      return [name, toMember(texts[0] ?? "")];
    });
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  };

  return (content, { headers, body, form }) => {
    const header = headers.get("content-type");
    const isEmpty = body === undefined || body.length === 0;
    if (isEmpty && !isForm(header ?? "")) return { kind: "none" };
    const mediaType = findMediaType(content, header);
    if (mediaType === undefined) return { kind: "unsupported" };
    const object = content[mediaType] ?? {};
    const read = (value: unknown): ReadBody => ({ kind: "value", value, mediaType });
    const stated = header ?? mediaType;
    if (isJson(stated)) {
      try {
        if (/charset=(?!"?utf-8)/i.test(stated)) return { kind: "unreadable" };
        return read(
          JSON.parse(typeof body === "string" ? body : new TextDecoder("utf-8", { ignoreBOM: true }).decode(body)),
        );
      } catch {
        return { kind: "unreadable" };
      }
    }
    if (form) return read(readForm(object, form));
    const text = typeof body === "object" ? new TextDecoder().decode(body) : (body ?? "");
    return read(isForm(stated) ? readForm(object, splitPairs(text)) : text);
  };
};
