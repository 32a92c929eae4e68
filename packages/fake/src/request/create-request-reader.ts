import type { Operation } from "../document/list-operations.ts";
import { isForm, isJson } from "../document/media-types.ts";
import { type OpenApiDocument, type ParameterPlace, parameterPlaces } from "../document/openapi.ts";
import { isObject } from "../json.ts";
import { createValidator, type Problem } from "../schema/create-validator.ts";
import type { Route } from "./create-router.ts";
import { createBodyReader, splitPairs } from "./read-body.ts";
import { createParameterReader, type RawPair, type RawValues } from "./read-parameter.ts";
import type { ReceivedRequest } from "./received-request.ts";

/** What a request says, and what is wrong with it. */
export interface ReadRequest {
  /** Parameters and the properties of the body under their names; any other body under `body`. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
  /** Empty if the document allows the request. */
  readonly errors: readonly string[];
  /** Whether the operation takes no body of that media type. */
  readonly isUnsupported: boolean;
}

const printProblem = (where: string, { path, message }: Problem): string =>
  `${[...(where ? [where] : []), ...path].join(".") || "The request body"} ${message}`;

const placeNames = {
  path: "path parameter",
  query: "query parameter",
  querystring: "query",
  header: "header",
  cookie: "cookie",
} as const;

const readCookies = (header: string): RawPair[] => splitPairs(header.split(/;\s*/).join("&"));

const collectRawValues = (
  { operation, pathValues }: Route,
  { url, headers }: ReceivedRequest,
  place: ParameterPlace,
): RawValues => {
  const names = new Set(operation.parameters.filter((parameter) => parameter.in === place).map(({ name }) => name));
  if (place === "path") return { names, texts: (name) => pathValues.get(name) };
  if (place === "querystring") return { names, texts: () => url.search.slice(1) || undefined };
  if (place === "header") return { names, texts: (name) => headers.get(name) ?? undefined };
  return {
    names,
    pairs: place === "query" ? splitPairs(url.search.slice(1)) : readCookies(headers.get("cookie") ?? ""),
  };
};

/** Makes a reader of requests, which finds what the document does not allow. */
export const createRequestReader = (
  document: OpenApiDocument,
): ((route: Route, received: ReceivedRequest) => ReadRequest) => {
  const compile = createValidator(document, "request");
  const readParameter = createParameterReader(document);
  const readBody = createBodyReader(document);

  const readParameters = (route: Route, received: ReceivedRequest) => {
    const values = new Map<string, unknown>();
    const errors: string[] = [];
    for (const place of parameterPlaces) {
      const parameters = route.operation.parameters.filter((parameter) => parameter.in === place);
      if (parameters.length === 0) continue;
      const raw = collectRawValues(route, received, place);
      for (const parameter of parameters) {
        const { name, required = false, schema, content = {} } = parameter;
        const label = `${placeNames[place]} ${name}`;
        const candidates = readParameter(parameter, raw);
        if (candidates.length === 0) {
          if (required) errors.push(`${label} is missing`);
          continue;
        }
        const validate = compile(schema ?? Object.values(content)[0]?.schema ?? true);
        const fitting = candidates.find((candidate) => validate(candidate).length === 0);
        values.set(name, fitting ?? candidates[0]);
        if (fitting === undefined)
          errors.push(...validate(candidates[0]).map((problem) => printProblem(label, problem)));
      }
    }
    return { values, errors };
  };

  const readWholeBody = ({ body }: Operation, received: ReceivedRequest) => {
    if (!body) return { value: undefined, errors: [], isUnsupported: false };
    const { required = false, content = {} } = body;
    const read = readBody(content, received);
    if (read.kind === "unsupported") {
      const type = received.headers.get("content-type");
      return { value: undefined, errors: [`The request body must not be ${type}`], isUnsupported: true };
    }
    if (read.kind === "unreadable") {
      return { value: undefined, errors: ["Failed to parse the request body"], isUnsupported: false };
    }
    if (read.kind === "none") {
      return { value: undefined, errors: required ? ["The request body is missing"] : [], isUnsupported: false };
    }
    const { mediaType, value } = read;
    // The schema of a text, such as XML, describes the value that the text encodes.
    const schema = isJson(mediaType) || isForm(mediaType) ? (content[mediaType]?.schema ?? true) : true;
    const errors = compile(schema)(value).map((problem) => printProblem("", problem));
    return { value, errors, isUnsupported: false };
  };

  return (route, received) => {
    const { operation } = route;
    const parameters = readParameters(route, received);
    const { value, errors, isUnsupported } = readWholeBody(operation, received);
    const key = operation.idempotencyKey && isObject(value) ? value[operation.idempotencyKey] : undefined;
    return {
      input: {
        ...Object.fromEntries(parameters.values),
        ...(isObject(value) ? value : value !== undefined && { body: value }),
      },
      key: typeof key === "string" ? key : undefined,
      errors: [...new Set([...parameters.errors, ...errors])],
      isUnsupported,
    };
  };
};
