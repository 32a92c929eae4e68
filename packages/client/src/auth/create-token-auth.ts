import { GongTokenError } from "../errors/gong-token-error.ts";
import { ignore, isObject } from "../guards.ts";
import { describeValue } from "../options/check-options.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import type { Redact } from "../redact/redactor.ts";
import { longestHeartbeat, startHeartbeat, startTimer } from "../timer.ts";
import {
  type AuthContext,
  type AuthorizationHeader,
  type AuthorizationWait,
  type AuthProvider,
  findTokenFault,
} from "./auth.ts";
import type { TokenProvider, TokenRequest } from "./token-provider.ts";

/** A token is not used any more that many milliseconds before it expires. */
const margin = 60_000;

/** Milliseconds since 1970 in September 2001. What is smaller is a time in seconds. */
const smallestDate = 1e12;

/**
 * How many signs of life of an exchange may be missed. A Worker ends the timers and promises of a request with the
 * request: an exchange that gives no sign of life will never end.
 */
const missedHeartbeats = 3;

interface TokenHeader extends AuthorizationHeader {
  /** Until then it serves every call. */
  readonly freshUntil: number;
  /** Until then it serves the calls that waited for it: later if it was about to expire when it came. */
  readonly validUntil: number;
}

/** One call of the provider, for all that need a token meanwhile. */
interface Exchange {
  readonly result: Promise<TokenHeader>;
  /** Counts the signs of life. */
  beats: number;
}

/**
 * The moment at which a token expires.
 *
 * @throws GongTokenError if it is not a date.
 */
const parseExpiry = (expiresAt: unknown): number => {
  if (expiresAt === undefined) return Infinity;
  // A `Date` of another context, such as a test environment's, is not an instance of this one's.
  const isDate = Object.prototype.toString.call(expiresAt) === "[object Date]";
  const moment = typeof expiresAt === "number" || isDate ? Number(expiresAt) : NaN;
  if (moment >= smallestDate) return moment;
  const found = Number.isNaN(moment)
    ? `is ${isDate ? "an invalid Date" : describeValue(expiresAt)}`
    : "looks like seconds";
  throw new GongTokenError(`expiresAt of the token provider must be a Date or milliseconds since 1970; this ${found}`);
};

/** Each call has an error of its own, as the error tells the outcome of that call. */
const createTokenError = (error: unknown, redact: Redact): GongTokenError =>
  error instanceof GongTokenError
    ? new GongTokenError(error.message, error.cause === undefined ? {} : { cause: cleanCause(error.cause, redact) })
    : new GongTokenError("The token provider failed", { cause: cleanCause(error, redact) });

/** Provides the tokens of a provider: one token for all calls, and one exchange for all that need a token. */
export const createTokenAuth = (
  provider: TokenProvider,
  { baseUrl: firstBaseUrl, resolveBaseUrl, timeout, redactor: { add, redact } }: AuthContext,
  scheme: string,
): AuthProvider => {
  // Who waits learns of a lost exchange well within the time that an exchange may take.
  const heartbeat = Math.min(longestHeartbeat, timeout / 8);
  let baseUrl = firstBaseUrl;
  let reason: TokenRequest["reason"] = "initial";
  let cached: TokenHeader | undefined;
  let pending: Exchange | undefined;

  const parseBaseUrl = (value: unknown): string => {
    if (value === undefined || value === null) return baseUrl;
    try {
      return resolveBaseUrl(String(value), "baseUrl of the token provider");
    } catch (error) {
      throw new GongTokenError((error as Error).message);
    }
  };

  const ask = async (signal: AbortSignal): Promise<TokenHeader> => {
    const answer: unknown = await provider({ signal, reason });
    const given: object = isObject(answer) ? answer : { token: answer };
    const { token, expiresAt, baseUrl: newBaseUrl } = given as Readonly<Record<string, unknown>>;
    if (typeof token === "string") add(token);
    const fault = findTokenFault(token);
    if (fault) throw new GongTokenError(`The token provider must return a token, or { token }; this one ${fault}`);
    const authorization = `${scheme} ${token}`;
    const expiry = parseExpiry(expiresAt);
    const now = Date.now();
    const freshUntil = expiry - margin;
    return {
      authorization,
      baseUrl: parseBaseUrl(newBaseUrl),
      freshUntil,
      // A token that has expired when it comes is more likely a clock that is fast: let the service decide.
      validUntil: freshUntil > now ? freshUntil : expiry > now ? expiry : Infinity,
    };
  };

  /** Forgets an exchange, so that the next call begins another one. Returns whether it was the one under way. */
  const forget = (exchange: Exchange): boolean => {
    if (pending !== exchange) return false;
    pending = undefined;
    return true;
  };

  const startExchange = (): Exchange => {
    const controller = new AbortController();
    let fail: (error: GongTokenError) => void = ignore;
    const result = new Promise<TokenHeader>((resolve, reject) => {
      fail = reject;
      ask(controller.signal).then(resolve, reject);
    });
    const expire = (): void => {
      const error = new GongTokenError(`The token provider took longer than ${timeout} ms (option timeout)`);
      forget(exchange);
      fail(error);
      controller.abort(error);
    };
    const stopTimer = startTimer(timeout, expire, { isBackground: true });
    const exchange: Exchange = { result, beats: 0 };
    const stopHeart = startHeartbeat(heartbeat, () => {
      exchange.beats++;
    });
    const end = (): void => {
      stopTimer();
      stopHeart();
    };
    exchange.result.then(
      (header) => {
        end();
        if (!forget(exchange)) return;
        cached = header;
        baseUrl = header.baseUrl;
        reason = "expired";
      },
      () => {
        end();
        forget(exchange);
      },
    );
    return exchange;
  };

  const getCurrent = (): TokenHeader | undefined => (cached && Date.now() < cached.freshUntil ? cached : undefined);

  const obtain = (onRestart: () => void): AuthorizationWait => {
    pending ??= startExchange();
    const exchange = pending;
    let stop = ignore;
    const result = new Promise<AuthorizationHeader>((resolve, reject) => {
      let seen = exchange.beats;
      let missed = 0;
      const stopWatch = startHeartbeat(heartbeat, () => {
        missed = exchange.beats === seen ? missed + 1 : 0;
        seen = exchange.beats;
        if (missed < missedHeartbeats) return;
        stopWatch();
        forget(exchange);
        // Another one that waited may have obtained it already.
        const current = getCurrent();
        if (current) return resolve(current);
        onRestart();
        const next = obtain(onRestart);
        stop = next.stop;
        next.result.then(resolve, reject);
      });
      stop = stopWatch;
      exchange.result.then(resolve, (error: unknown) => reject(createTokenError(error, redact)));
    });
    return { result, stop: () => stop() };
  };

  return {
    scheme: scheme.toLowerCase(),
    baseUrl: () => baseUrl,
    current: getCurrent,
    renewal: {
      obtain,
      isValid: (header) => header === cached && Date.now() < cached.validUntil,
      refuse(header) {
        if (header === cached) {
          cached = undefined;
          reason = "unauthorized";
        }
      },
    },
  };
};
