import type { Credentials } from "../auth/auth.ts";
import { resolveAuth } from "../auth/resolve-auth.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import { isObject } from "../is-object.ts";
import { createObserver, type Observe } from "../observe/create-observer.ts";
import type { Logger } from "../observe/logger.ts";
import { createLimiter } from "../rate-limit/create-limiter.ts";
import { createRateLimiter } from "../rate-limit/create-rate-limiter.ts";
import { createReleaseWindow } from "../rate-limit/create-release-window.ts";
import type { RateLimiter } from "../rate-limit/rate-limiter.ts";
import { createRedactor, type Redact } from "../redact/create-redactor.ts";
import type { ClientOptions, Fetch } from "./client-options.ts";
import { completeNumbers, isNotNegative } from "./complete-numbers.ts";
import { isBrowser } from "./is-browser.ts";
import { mergeHeaders } from "./merge-headers.ts";
import { readEnvironment } from "./read-environment.ts";
import { resolveBaseUrl } from "./resolve-base-url.ts";
import { resolveHeaders } from "./resolve-headers.ts";
import { defaultLimits, type Limits, resolveLimits } from "./resolve-limits.ts";

/** The options of a client, complete and checked. */
export interface Settings {
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly limiter: RateLimiter;
  readonly maxQueue: number;
  readonly fetch: Fetch | undefined;
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of a request whose body is text, which is JSON if nobody says otherwise. */
  readonly jsonHeaders: Readonly<Record<string, string>>;
  readonly observe: Observe;
  readonly redact: Redact;
}

/** Milliseconds between the starts that a pause has held, where no other limit holds: as the spec's strictest short window says. */
const findReleaseGap = (): number => {
  const paced = service.rateLimit.filter(({ interval }) => interval <= 60_000);
  return Math.max(100, ...paced.map(({ limit, interval }) => interval / limit));
};

const isLogger = (logger: unknown): logger is Logger =>
  isObject(logger) &&
  ["debug", "info", "warn", "error"].every((level) => typeof Reflect.get(logger, level) === "function");

const resolveLimiter = (rateLimit: ClientOptions["rateLimit"] = service.rateLimit): RateLimiter => {
  // Without windows there is still the pause that a 429 asks for.
  if (rateLimit === false || (rateLimit === service.rateLimit && rateLimit.length === 0)) {
    return createLimiter([createReleaseWindow(findReleaseGap())]);
  }
  return isObject(rateLimit) && "take" in rateLimit ? rateLimit : createRateLimiter(rateLimit);
};

/**
 * Completes options by the environment and the defaults.
 *
 * @throws GongConfigError if one is wrong, or credentials are missing.
 */
export const resolveOptions = (options: ClientOptions): Settings => {
  if (!isObject(options)) throw new GongConfigError("Pass options as an object");
  const { auth, baseUrl, fetch, headers = {}, hooks, logger, dangerouslyAllowBrowser = false } = options;
  const redactor = createRedactor();
  const url = resolveBaseUrl(baseUrl ?? readEnvironment("BASE_URL") ?? service.server);
  const userAgent = isBrowser() ? {} : { "user-agent": `gong-engagement-sdk/${service.version}` };
  const ownHeaders = resolveHeaders(headers, GongConfigError);
  if (fetch !== undefined && typeof fetch !== "function") throw new GongConfigError("fetch: not a function");
  if (auth === null) throw new GongConfigError("auth: pass credentials, or false for none");
  if (logger !== undefined && !isLogger(logger)) throw new GongConfigError("logger: lacks debug, info, warn or error");
  return {
    credentials: resolveAuth(auth, { baseUrl: url, resolveBaseUrl, redactor, allowBrowser: dangerouslyAllowBrowser }),
    limits: resolveLimits(options, defaultLimits, GongConfigError),
    limiter: resolveLimiter(options.rateLimit),
    ...completeNumbers({ maxQueue: isNotNegative }, options, { maxQueue: 10_000 }, "", GongConfigError),
    fetch,
    headers: mergeHeaders(userAgent, ownHeaders),
    jsonHeaders: mergeHeaders({ "content-type": "application/json", ...userAgent }, ownHeaders),
    observe: createObserver(hooks, logger),
    redact: redactor.redact,
  };
};
