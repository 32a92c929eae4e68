import { createQuerySerializer, defaultPathSerializer, type ParseAs } from "openapi-fetch";
import type { DeclaredSerializers, Operation, Service } from "../api-metadata.ts";
import type { AuthProvider, ClientCredentials, ResolvedScheme } from "../auth/auth.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { isGongError } from "../errors/gong-error.ts";
import { CallOptionsError, GongInputError } from "../errors/gong-input-error.ts";
import type { ClientCallOptions } from "../gong-client.ts";
import { isObject, isRawBody } from "../guards.ts";
import type { CallRequest, HeadersOption, Parameters } from "../options/call-options.ts";
import { allow, anything, callback, checkOptions, duration, type Rules } from "../options/check-options.ts";
import { mergeHeaders, resolveHeaders } from "../options/headers.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { resolveTiming, retryRule } from "../options/timing.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import type { Redact } from "../redact/redactor.ts";
import type { Call, PreparedRequest } from "../transport/call.ts";
import { addIdempotencyKey, type KeyedBody, keyIfSent } from "./idempotency-key.ts";

/** What a call takes: the input of the operation beside the options. */
export interface CallInit extends CallRequest, ClientCallOptions {
  readonly parseAs?: ParseAs | undefined;
}

/** What a call of the SDK takes. */
export const operationRules: Rules = {
  signal: {
    isValid: (value) => value === null || (isObject(value) && "aborted" in value && "addEventListener" in value),
    expected: "an AbortSignal, such as the signal of an AbortController",
  },
  timeout: duration,
  deadline: duration,
  retry: retryRule,
  headers: anything,
  beforeSend: callback,
};

/** What `fetch` takes on the platforms that we know. */
const fetchOptionNames =
  "cache credentials integrity keepalive mode priority referrer referrerPolicy duplex dispatcher next cf client tls proxy " +
  "unix verbose decompress agent compress";

/** What openapi-fetch makes of a body. */
const bodyForms = "json, text, blob, arrayBuffer, stream";

/** What openapi-fetch takes of a call. */
const openapiFetchRules: Rules = {
  params: anything,
  body: anything,
  parseAs: { isValid: (value) => bodyForms.split(", ").includes(String(value)), expected: bodyForms },
  middleware: { isValid: Array.isArray, expected: "a list" },
  querySerializer: anything,
  pathSerializer: anything,
  bodySerializer: anything,
};

/** What a call of the client takes. */
export const listClientRules = (): Rules => ({
  ...operationRules,
  ...openapiFetchRules,
  ...allow(fetchOptionNames.split(" ")),
});

/** Makes of a body what is sent: a form, binary and streams stay as they are, anything else becomes JSON. */
export const serializeBody = (body: unknown, contentType?: unknown): unknown => {
  if (isRawBody(body)) return body;
  return contentType === "application/x-www-form-urlencoded"
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body);
};

/**
 * Refuses path parameters that would lead to another operation: missing or empty ones, and those that a URL takes for the
 * same or the parent folder.
 *
 * @throws GongInputError
 */
export const checkPath = (path: string, values: Parameters["path"] = {}): void => {
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    const value = values[name];
    if (value === undefined || value === null || /^\.{0,2}$/.test(String(value))) {
      throw new GongInputError(`${name}: a path parameter is missing, empty, "." or ".."`);
    }
  }
};

/**
 * Refuses what is not an object of options, in whichever way.
 *
 * @throws CallOptionsError
 */
export const checkCallOptions = (given: unknown, rules: Rules): void => {
  if (!isObject(given) || Array.isArray(given)) {
    throw new CallOptionsError("Pass the options of a call as an object, such as { timeout: 5_000 }");
  }
  if ("abort" in given || "aborted" in given)
    throw new CallOptionsError("Pass a signal as the option signal: { signal }");
  checkOptions(given, rules, "", CallOptionsError);
};

/** Writes the URL. openapi-fetch escapes the parameters, or the serializers of the caller or the operation do. */
const writeUrl = (url: string, init: CallInit, declared: Partial<DeclaredSerializers>): string => {
  const { path, query } = init.params ?? {};
  // Without parameters of a path, openapi-fetch does not ask its serializer.
  const writePath = path
    ? (init.pathSerializer ?? declared.pathSerializer ?? defaultPathSerializer)
    : declared.pathSerializer;
  const serializer = init.querySerializer ?? declared.querySerializer;
  const writeQuery = typeof serializer === "function" ? serializer : query && createQuerySerializer(serializer);
  const search = writeQuery?.(query ?? {}).replace(/^\?/, "");
  return (writePath ? writePath(url, path ?? {}) : url) + (search ? `?${search}` : "");
};

/**
 * Writes URL, headers and body, so that what is changed later changes nothing.
 *
 * @param body - that of `init`, completed
 * @throws GongInputError if headers cannot be sent. What a serializer throws is passed on.
 */
const writeRequest = (
  { operation, path }: Call,
  init: CallInit,
  body: unknown,
  baseUrl: string,
  { headers, jsonHeaders }: ResolvedOptions,
): Pick<PreparedRequest, "url" | "headers"> & Pick<Required<RequestInit>, "body"> => {
  const { params = {} } = init;
  const own = init.headers && resolveHeaders(init.headers, CallOptionsError);
  const declared = operation.write?.(params, body, own?.["content-type"]);
  const given = declared ? declared.headers : (params.header as HeadersOption | undefined);
  const parameters = given && resolveHeaders(given, GongInputError);

  const serialize = init.bodySerializer ?? declared?.bodySerializer ?? serializeBody;
  const contentType = own?.["content-type"] ?? headers["content-type"];
  // What a serializer of the caller makes is taken for what `fetch` can send.
  const written = body === undefined ? null : (serialize(body, contentType) as NonNullable<RequestInit["body"]>);
  const basis = typeof written === "string" ? jsonHeaders : headers;
  const { accept } = operation;
  const asked = accept !== undefined && headers.accept === undefined ? { accept } : undefined;
  return {
    url: writeUrl(baseUrl + path, init, declared ?? {}),
    headers: own || parameters || asked ? mergeHeaders(basis, { ...asked, ...own }, parameters) : basis,
    body: written,
  };
};

/** The error of a call whose request cannot be written; a serializer of the caller's may have thrown anything. */
export const createBuildError = (reason: unknown, redact: Redact, message = "The request cannot be built"): unknown =>
  isGongError(reason) ? reason : new GongInputError(message, { cause: cleanCause(reason, redact) });

type SelectedAuth = Pick<PreparedRequest, "auth" | "keys">;

/** Finds what a request needs that has to satisfy all these schemes; there is one header `Authorization`. */
const combineSchemes = (
  names: readonly string[],
  { securitySchemes }: Service,
  { schemes }: ClientCredentials,
): SelectedAuth | undefined => {
  const keys: ResolvedScheme[] = [];
  let auth: AuthProvider | undefined;
  for (const name of names) {
    if (!securitySchemes[name]) continue;
    const credential = schemes.get(name);
    if (!credential || (auth && credential.auth)) return undefined;
    auth ??= credential.auth;
    if (credential.sign) keys.push(credential);
  }
  return { auth, keys };
};

/**
 * Finds the first security requirement of an operation for which the client has all credentials.
 *
 * @throws GongConfigError if no credentials fit.
 */
const selectAuth = (
  { operationId, security = [] }: Operation,
  service: Service,
  credentials: ClientCredentials,
): SelectedAuth => {
  // A spec that says nothing of credentials says nothing against them.
  if (Object.keys(service.securitySchemes).length === 0) return { auth: credentials.main, keys: [] };
  for (const names of security) {
    const selected = names.length > 0 && combineSchemes(names, service, credentials);
    if (selected) return selected;
  }
  if (security.length === 0 || security.some((names) => names.length === 0)) return { auth: undefined, keys: [] };
  const needs = security.map((names) => names.join(" and ")).join(" or ");
  const has = [...credentials.schemes.keys()].join(" and ") || "no credentials for that";
  throw new GongConfigError(`auth: ${operationId} needs ${needs}, and the client has ${has}`);
};

/**
 * Takes from what the caller gave what the transport needs.
 *
 * @throws GongInputError if options or headers are wrong.
 * @throws GongConfigError if the operation needs other credentials.
 */
export const prepareRequest = (call: Call, init: CallInit, options: ResolvedOptions): PreparedRequest => {
  const { signal, beforeSend, params, parseAs } = init;
  const { operation, method, path, startedAt } = call;
  const { api, credentials } = options;
  const timing = resolveTiming(init, options.timing, CallOptionsError);
  const { auth, keys } = selectAuth(operation, api.service, credentials);
  const clientUrl = (auth ?? credentials).baseUrl();
  const baseUrl = operation.alternativeServer?.(clientUrl, api.service.server) ?? clientUrl;
  if (path.includes("{")) checkPath(path, params?.path);

  const { idempotencyKey } = operation;
  const input: KeyedBody = idempotencyKey ? addIdempotencyKey(init.body, idempotencyKey) : { body: init.body };
  const { url, headers, body } = writeRequest(call, init, input.body, baseUrl, options);
  const fetchOptions = Object.fromEntries(
    Object.entries(init).filter(([name]) => !(name in operationRules || name in openapiFetchRules)),
  );
  // Without `duplex`, which the types do not know, no stream can be sent.
  const fetchInit = { ...fetchOptions, method, body, duplex: "half" };
  return {
    operation,
    signal: signal ?? undefined,
    timing,
    endsAt: startedAt + timing.deadline,
    beforeSend,
    idempotencyKey: input.key && keyIfSent(body, input.key),
    auth,
    keys,
    parseAs,
    baseUrl,
    url,
    headers,
    init: fetchInit,
  };
};
