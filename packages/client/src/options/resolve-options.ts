import type { ApiMetadata, Service } from "../api-metadata.ts";
import type { ClientCredentials } from "../auth/auth.ts";
import { resolveAuth } from "../auth/resolve-auth.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { isObject } from "../guards.ts";
import type { Hooks, Logger } from "../observe/hooks.ts";
import { createObserver, type Observe } from "../observe/observer.ts";
import { isBrowser, readEnvironment } from "../platform.ts";
import { createLimiter } from "../rate-limit/create-limiter.ts";
import { createRateLimiter } from "../rate-limit/create-rate-limiter.ts";
import { longestPacedInterval, type RateLimiter } from "../rate-limit/rate-limiter.ts";
import { createReleaseWindow } from "../rate-limit/windows.ts";
import { createRedactor, type Redact } from "../redact/redactor.ts";
import { resolveBaseUrl } from "./base-url.ts";
import {
  allow,
  anything,
  callback,
  checkOptions,
  duration,
  isNumber,
  type Rules,
  readMembers,
} from "./check-options.ts";
import type { ClientOptions, DerivedOptions, Fetch } from "./client-options.ts";
import { mergeHeaders, resolveHeaders } from "./headers.ts";
import { defaultTiming, resolveTiming, retryRule, type Timing } from "./timing.ts";
import { resolveSchemas, type StandardSchema } from "./validate.ts";

/** The options of a client, complete and checked. */
export interface ResolvedOptions {
  readonly api: ApiMetadata;
  readonly credentials: ClientCredentials;
  readonly timing: Timing;
  readonly limiter: RateLimiter;
  readonly maxQueue: number;
  readonly fetch: Fetch | undefined;
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of a request whose body is text, which is JSON if nobody says otherwise. */
  readonly jsonHeaders: Readonly<Record<string, string>>;
  readonly hooks: Hooks | undefined;
  readonly logger: Logger | undefined;
  readonly observe: Observe | undefined;
  /** Schemas of inputs, by operationId. */
  readonly schemas: ReadonlyMap<string, StandardSchema | undefined> | undefined;
  readonly redact: Redact;
}

const sharedNames = ["auth", "baseUrl", "rateLimit", "dangerouslyAllowBrowser"];

const ownRules: Rules = {
  timeout: duration,
  deadline: duration,
  retry: retryRule,
  maxQueue: {
    isValid: (value) => isNumber(value) && value >= 0,
    expected: "a number of calls, 0 or more",
  },
  fetch: callback,
  headers: anything,
  logger: {
    isValid: (value) =>
      isObject(value) &&
      ["debug", "info", "warn", "error"].every((level) => typeof Reflect.get(value, level) === "function"),
    expected: "an object with the functions debug, info, warn and error",
  },
  hooks: { isValid: isObject, expected: "an object of functions" },
  validate: anything,
};

const hookRules: Rules = {
  onRequest: callback,
  onResponse: callback,
  onRetry: callback,
  onSuccess: callback,
  onError: callback,
};

/** An object of a class may have other members. */
const pickHooks = (hooks: object): object =>
  Object.fromEntries(Object.entries(readMembers(hooks, hookRules)).filter(([name]) => /^on/i.test(name)));

/** Milliseconds between the starts that a pause has held, where no other limit holds: as the spec's strictest short window says. */
const findReleaseGap = ({ rateLimit }: Service): number => {
  const paced = rateLimit.filter(({ interval }) => interval <= longestPacedInterval);
  return Math.max(100, ...paced.map(({ limit, interval }) => interval / limit));
};

const resolveLimiter = (service: Service, rateLimit: ClientOptions["rateLimit"] = service.rateLimit): RateLimiter => {
  // Without windows there is still the pause that a 429 asks for.
  if (rateLimit === false || (rateLimit === service.rateLimit && rateLimit.length === 0)) {
    return createLimiter([createReleaseWindow(findReleaseGap(service))]);
  }
  if (!isObject(rateLimit) || !("take" in rateLimit)) return createRateLimiter(rateLimit);
  if (typeof rateLimit.take === "function" && typeof rateLimit.pause === "function") return rateLimit;
  throw new GongConfigError("rateLimit: a limiter has the functions take and pause");
};

type BaseOptions = Pick<ResolvedOptions, "api" | "timing" | "maxQueue" | "headers" | "jsonHeaders"> &
  Partial<Pick<ResolvedOptions, "fetch" | "hooks" | "logger" | "schemas">>;

type OwnOptions = Pick<ResolvedOptions, keyof BaseOptions | "observe">;

/** Completes the options that clients do not share by those that hold without them. */
const resolveOwnOptions = (options: DerivedOptions, base: BaseOptions): OwnOptions => {
  const { fetch = base.fetch, hooks = base.hooks, logger = base.logger, headers = {}, validate } = options;
  if (hooks) checkOptions(pickHooks(hooks), hookRules, "hooks.", GongConfigError);
  const added = resolveHeaders(headers, GongConfigError);
  return {
    api: base.api,
    timing: resolveTiming(options, base.timing, GongConfigError),
    maxQueue: options.maxQueue ?? base.maxQueue,
    fetch,
    headers: mergeHeaders(base.headers, added),
    jsonHeaders: mergeHeaders(base.jsonHeaders, added),
    hooks,
    logger,
    observe: createObserver(hooks, logger),
    schemas: validate === undefined ? base.schemas : resolveSchemas(validate, base.api.operations),
  };
};

/**
 * Completes options by the environment and the defaults.
 *
 * @throws GongConfigError if one is wrong, or credentials are missing.
 */
export const resolveOptions = (api: ApiMetadata, options: ClientOptions): ResolvedOptions => {
  if (!isObject(options)) throw new GongConfigError("Pass the options of the client as an object");
  checkOptions(options, { ...allow(sharedNames), ...ownRules }, "", GongConfigError);
  const { service } = api;
  const { auth, baseUrl, dangerouslyAllowBrowser: allowBrowser = false } = options;
  const redactor = createRedactor();
  const toBaseUrl = (value: string, source?: string): string => resolveBaseUrl(value, service.server, source);
  const variable = `${service.envPrefix}_BASE_URL`;
  const fromEnvironment = (baseUrl ?? undefined) === undefined ? readEnvironment(variable) : undefined;
  const url = fromEnvironment ? toBaseUrl(fromEnvironment, variable) : toBaseUrl(baseUrl ?? service.server);
  const headers: Readonly<Record<string, string>> = isBrowser()
    ? {}
    : { "user-agent": `gong-engagement-sdk/${service.version}` };
  const own = resolveOwnOptions(options, {
    api,
    timing: defaultTiming,
    maxQueue: 10_000,
    headers,
    jsonHeaders: { "content-type": "application/json", ...headers },
  });
  const { timeout } = own.timing;
  return {
    ...own,
    credentials: resolveAuth(service, auth, {
      baseUrl: url,
      resolveBaseUrl: toBaseUrl,
      timeout,
      redactor,
      allowBrowser,
    }),
    limiter: resolveLimiter(service, options.rateLimit),
    redact: redactor.redact,
  };
};

/**
 * The options of a client that shares credentials, limiter and connections with another one.
 *
 * @throws GongConfigError if an option is wrong, or is one of those that the clients share.
 */
export const deriveOptions = (base: ResolvedOptions, options: DerivedOptions): ResolvedOptions => {
  if (!isObject(options)) throw new GongConfigError("withOptions: pass an object");
  for (const name of sharedNames) {
    if (Reflect.get(options, name) === undefined) continue;
    throw new GongConfigError(
      `withOptions: ${name} is shared with the first client; make another client for another one`,
    );
  }
  checkOptions(options, ownRules, "", GongConfigError);
  return { ...base, ...resolveOwnOptions(options, base) };
};
