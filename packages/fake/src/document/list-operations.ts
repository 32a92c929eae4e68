import { listPathOperations } from "./list-path-operations.ts";
import { isForm } from "./media-types.ts";
import type {
  Content,
  HeaderObject,
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReadDocument,
  Reference,
  RequestBodyObject,
  ResponseObject,
  ServerObject,
} from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

export interface Response extends ResponseObject {
  readonly headers: { readonly [name: string]: HeaderObject };
  readonly content: Content;
}

/** An operation with all that it refers to. */
export interface Operation {
  /** The document's `operationId`; `GET /path` of an operation that has none. */
  readonly operationId: string;
  /** In lower case. */
  readonly method: string;
  /** The paths of its server and of itself together, with `{name}` for each parameter. */
  readonly path: string;
  readonly parameters: readonly ParameterObject[];
  readonly body: RequestBodyObject | undefined;
  readonly responses: ReadonlyMap<string, Response>;
  /** Alternatives of schemes that are needed together. */
  readonly security: readonly (readonly string[])[];
  /** Property of the body that tells repetitions of an event. */
  readonly idempotencyKey: string | undefined;
}

/** Headers that bodies and credentials bring with them; as parameters, OpenAPI says, they are to be ignored. */
const isIgnored = ({ in: place, name }: ParameterObject): boolean =>
  place === "header" && /^(accept|authorization|content-type)$/i.test(name);

const parseServerPath = ([server]: readonly ServerObject[] = []): string => {
  const { url, variables = {} } = server ?? { url: "/" };
  const filled = url.replaceAll(/\{([^{}]+)\}/g, (match, name: string) => variables[name]?.default ?? match);
  return new URL(filled, "http://localhost").pathname.replace(/\/+$/, "");
};

/** All operations of a document, in its order. */
export const listOperations = (document: ReadDocument): readonly Operation[] => {
  /** OpenAPI 3.2 lets each media type be a reference. */
  const parseContent = (content: Content = {}): Content =>
    Object.fromEntries(
      Object.entries(content).map(([name, object]) => [name, resolveReference<MediaTypeObject>(document, object)]),
    );

  const parseParameter = (reference: ParameterObject | Reference): ParameterObject => {
    const parameter = resolveReference<ParameterObject>(document, reference);
    if (!parameter.content) return parameter;
    const content = parseContent(parameter.content);
    const [[mediaType = "", { schema = true } = {}] = []] = Object.entries(content);
    if (parameter.in !== "querystring" || !isForm(mediaType)) return { ...parameter, content };
    // All of a query in one, new in OpenAPI 3.2: as a form, its members are like parameters of their own.
    const { name, required = false } = parameter;
    return { name, required, in: "query", style: "form", explode: true, schema };
  };

  const parseParameters = (...lists: readonly (OperationObject["parameters"] | undefined)[]) => {
    const all = lists.flatMap((list) => list ?? []).map(parseParameter);
    const named = new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
    return [...named.values()].filter((parameter) => !isIgnored(parameter));
  };

  const parseResponse = (reference: NonNullable<OperationObject["responses"]>[string]): Response => {
    const { headers = {}, content } = resolveReference<ResponseObject>(document, reference);
    const resolved = Object.entries(headers).map(([name, header]) => [
      name,
      resolveReference<HeaderObject>(document, header),
    ]);
    return { headers: Object.fromEntries(resolved), content: parseContent(content) };
  };

  const parseBody = (reference: RequestBodyObject | Reference): RequestBodyObject => {
    const body = resolveReference<RequestBodyObject>(document, reference);
    return { ...body, content: parseContent(body.content) };
  };

  const parseOperation = (path: string, item: PathItemObject, method: string, operation: OperationObject) => {
    const { responses = {}, requestBody, security = document.security ?? [] } = operation;
    const servers = [operation.servers, item.servers, document.servers].find((list) => list?.length);
    const statuses = Object.entries(responses).filter(([status]) => !status.startsWith("x-"));
    return {
      operationId: operation.operationId ?? `${method.toUpperCase()} ${path}`,
      method,
      path: parseServerPath(servers) + path.replace(/[?#].*/, ""),
      parameters: parseParameters(item.parameters, operation.parameters),
      // What a GET carries is ignored, as OpenAPI 3.0 says it.
      body: requestBody && method !== "get" && method !== "head" ? parseBody(requestBody) : undefined,
      responses: new Map(statuses.map(([status, response]) => [status, parseResponse(response)])),
      security: security.map((requirement) => Object.keys(requirement)),
      idempotencyKey: operation["x-idempotency-key"],
    };
  };

  return Object.entries(document.paths ?? {})
    .filter(([path]) => path.startsWith("/"))
    .flatMap(([path, reference]) => {
      const item = resolveReference<PathItemObject>(document, reference);
      return listPathOperations(item).map(({ method, operation }) => parseOperation(path, item, method, operation));
    });
};
