import {
  type Content,
  type HeaderObject,
  type HttpMethod,
  httpMethods,
  type OperationObject,
  type ParameterObject,
  type PathItemObject,
  type ReadDocument,
  type RequestBodyObject,
  type ResponseObject,
  type ServerObject,
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
  readonly method: HttpMethod;
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
  const parseParameters = (...lists: readonly (OperationObject["parameters"] | undefined)[]) => {
    const all = lists.flatMap((list) => list ?? []).map((item) => resolveReference<ParameterObject>(document, item));
    const named = new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
    return [...named.values()].filter((parameter) => !isIgnored(parameter));
  };

  const parseResponse = (reference: NonNullable<OperationObject["responses"]>[string]): Response => {
    const { headers = {}, content = {} } = resolveReference<ResponseObject>(document, reference);
    const resolved = Object.entries(headers).map(([name, header]) => [
      name,
      resolveReference<HeaderObject>(document, header),
    ]);
    return { headers: Object.fromEntries(resolved), content };
  };

  const parseOperation = (path: string, item: PathItemObject, method: HttpMethod, operation: OperationObject) => {
    const { responses = {}, requestBody, security = document.security ?? [] } = operation;
    const servers = [operation.servers, item.servers, document.servers].find((list) => list?.length);
    const statuses = Object.entries(responses).filter(([status]) => !status.startsWith("x-"));
    return {
      operationId: operation.operationId ?? `${method.toUpperCase()} ${path}`,
      method,
      path: parseServerPath(servers) + path.replace(/[?#].*/, ""),
      parameters: parseParameters(item.parameters, operation.parameters),
      // What a GET carries is ignored, as OpenAPI 3.0 says it.
      body:
        requestBody && method !== "get" && method !== "head"
          ? resolveReference<RequestBodyObject>(document, requestBody)
          : undefined,
      responses: new Map(statuses.map(([status, response]) => [status, parseResponse(response)])),
      security: security.map((requirement) => Object.keys(requirement)),
      idempotencyKey: operation["x-idempotency-key"],
    };
  };

  return Object.entries(document.paths ?? {})
    .filter(([path]) => path.startsWith("/"))
    .flatMap(([path, reference]) => {
      const item = resolveReference<PathItemObject>(document, reference);
      return httpMethods.flatMap((method) => {
        const operation = item[method];
        return operation ? [parseOperation(path, item, method, operation)] : [];
      });
    });
};
