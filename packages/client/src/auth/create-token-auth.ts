import { GongTokenError } from "../errors/gong-token-error.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import { race } from "../transport/call.ts";
import { startTimer } from "../transport/start-timer.ts";
import type { Auth, AuthContext, Credential } from "./auth.ts";
import type { TokenProvider, TokenRequest } from "./auth-options.ts";
import { isToken } from "./is-token.ts";

/** So long before it expires a token is not used any more, in milliseconds. */
const margin = 60_000;

interface TokenCredential extends Credential {
  /** Until then it serves every call. */
  readonly freshUntil: number;
  /** Until then it serves the calls that waited for it: later if it was about to expire when it came. */
  readonly validUntil: number;
}

interface ProviderCall {
  readonly result: Promise<TokenCredential>;
  readonly controller: AbortController;
  /** How many calls wait for it. */
  waiting: number;
}

/** Credentials of a token provider: one token for all calls, and one call to the provider for all that need a token. */
export const createTokenAuth = (
  provider: TokenProvider,
  { baseUrl: firstBaseUrl, resolveBaseUrl, redactor: { add, redact } }: AuthContext,
  scheme: string,
): Auth => {
  let baseUrl = firstBaseUrl;
  let reason: TokenRequest["reason"] = "initial";
  let cached: TokenCredential | undefined;
  let pending: ProviderCall | undefined;

  const ask = async (signal: AbortSignal): Promise<TokenCredential> => {
    const answer = await provider({ signal, reason });
    const { token, expiresAt, baseUrl: newBaseUrl } = typeof answer === "string" ? { token: answer } : answer;
    if (typeof token === "string") add(token);
    if (!isToken(token)) throw new GongTokenError("The token provider returned no token that a header can hold");
    const validUntil = expiresAt === undefined ? Infinity : Number(expiresAt);
    if (!(validUntil > Date.now())) throw new GongTokenError("The token provider returned a token that has expired");
    const freshUntil = validUntil - margin;
    return {
      authorization: `${scheme} ${token}`,
      baseUrl: newBaseUrl === undefined ? baseUrl : resolveBaseUrl(newBaseUrl),
      freshUntil,
      validUntil: freshUntil > Date.now() ? freshUntil : validUntil,
    };
  };

  const startProviderCall = (): ProviderCall => {
    const controller = new AbortController();
    const started: ProviderCall = { result: ask(controller.signal), controller, waiting: 0 };
    const end = (): boolean => {
      // One that nobody waits for any more may still answer.
      if (pending !== started) return false;
      pending = undefined;
      return true;
    };
    started.result.then((credential) => {
      if (!end()) return;
      cached = credential;
      baseUrl = credential.baseUrl;
      reason = "expired";
    }, end);
    return started;
  };

  return {
    scheme: scheme.toLowerCase(),
    baseUrl: () => baseUrl,
    current: () => (cached && Date.now() < cached.freshUntil ? cached : undefined),
    isValid: (credential) => credential === cached && Date.now() < cached.validUntil,
    refuse(credential) {
      if (credential === cached) {
        cached = undefined;
        reason = "unauthorized";
      }
    },
    async obtain(call) {
      pending ??= startProviderCall();
      const awaited = pending;
      awaited.waiting++;
      let failure: unknown;
      try {
        // Each call waits as long as its own timeout says. When none waits any more, the provider is told why.
        const expire = (): void => call.reject?.(new GongTokenError("The token provider timed out"));
        return await race(call, awaited.result, startTimer(call.limits.timeout, expire));
      } catch (error) {
        failure = error;
        if (call.stopped) throw error;
        // Each call has an error of its own, as it tells what became of that call.
        if (error instanceof GongTokenError) throw new GongTokenError(error.message);
        throw new GongTokenError("The token provider failed", { cause: cleanCause(error, redact) });
      } finally {
        if (--awaited.waiting === 0 && pending === awaited) {
          pending = undefined;
          awaited.controller.abort(failure);
        }
      }
    },
  };
};
