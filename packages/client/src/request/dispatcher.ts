import type { Middleware } from "openapi-fetch";
import type { ApiMetadata, Operation } from "../api-metadata.ts";
import { GongClosedError } from "../errors/gong-closed-error.ts";
import { completeError, isGongError } from "../errors/gong-error.ts";
import type { CloseOptions } from "../gong-client.ts";
import { dropUndefined, getRequestId, ignore } from "../guards.ts";
import type { CallRequest } from "../options/call-options.ts";
import type { Rules } from "../options/check-options.ts";
import type { DerivedOptions } from "../options/client-options.ts";
import { deriveOptions, type ResolvedOptions } from "../options/resolve-options.ts";
import { resolveCloseTimeout } from "../options/timing.ts";
import type { RateLimitState } from "../rate-limit/rate-limiter.ts";
import { longestHeartbeat, startTimer } from "../timer.ts";
import {
  type Call,
  createCall,
  type DecodedResponse,
  endCall,
  getFacts,
  type PreparedRequest,
  waitFor,
  whenOver,
  withinBounds,
} from "../transport/call.ts";
import { createTransport } from "../transport/create-transport.ts";
import { checkMiddleware, sendThroughMiddleware } from "./call-middleware.ts";
import { checkInput } from "./check-input.ts";
import {
  type CallInit,
  checkCallOptions,
  createBuildError,
  listClientRules,
  prepareRequest,
} from "./prepare-request.ts";

/** A call that has ended, and what it was answered. */
export interface DispatchedCall {
  readonly call: Call;
  readonly result: DecodedResponse;
}

/** Makes the calls of a client. */
export interface Dispatcher {
  /**
   * Makes a call. The input is read before it returns.
   *
   * @param request - what is sent, if it is not in `options`
   * @param rules - of the options that there are
   */
  dispatch(
    method: string,
    path: string,
    options: CallInit | undefined,
    request?: CallRequest,
    rules?: Rules,
  ): Promise<DispatchedCall>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
  close(options?: CloseOptions): Promise<void>;
  /** A dispatcher with other defaults, and the same limiter, credentials, middleware and calls to wait for. */
  derive(options: DerivedOptions): Dispatcher;
  rateLimit(): RateLimitState | undefined;
}

/** What a client and those that are derived from it share. */
interface Shared {
  readonly middleware: Middleware[];
  readonly open: Set<Call>;
  isClosed: boolean;
  onIdle: () => void;
}

/** So long after its last sign of life a call is taken for lost, in milliseconds. */
const lossTolerance = 1_000;

/** What is not in the spec is sent with the credentials that there are. */
const findOperation = ({ operations, service }: ApiMetadata, name: string): Operation =>
  operations[name] ?? {
    operationId: name,
    security: [...Object.keys(service.securitySchemes).map((scheme) => [scheme]), []],
  };

export const createDispatcher = (
  options: ResolvedOptions,
  shared: Shared = {
    middleware: [],
    open: new Set(),
    isClosed: false,
    onIdle: ignore,
  },
): Dispatcher => {
  const { api, limiter, observe, schemas, redact } = options;
  const { open } = shared;
  const transport = createTransport(options);
  const clientRules = listClientRules();

  const prepare = (call: Call, init: CallInit): PreparedRequest => {
    if (shared.isClosed) throw new GongClosedError("The client is closed");
    try {
      const request = prepareRequest(call, init, options);
      call.idempotencyKey = request.idempotencyKey;
      return request;
    } catch (reason) {
      throw createBuildError(reason, redact);
    }
  };

  const send = (call: Call, init: CallInit): Promise<DecodedResponse> => {
    const request = prepare(call, init);
    const middleware = init.middleware ? [...shared.middleware, ...init.middleware.filter(Boolean)] : shared.middleware;
    let work: () => Promise<DecodedResponse>;
    if (middleware.length === 0) {
      work = () => transport(call, request);
    } else {
      // Middleware may take for ever, and knows nothing of deadlines.
      work = () =>
        new Promise((resolve, reject) => {
          call.rejectCall = reject;
          sendThroughMiddleware(call, request, { ...init, middleware }, transport, redact).then(resolve, reject);
        });
    }
    const schema = schemas?.get(call.operation.operationId);
    const checked = schema && checkInput(call.operation, init, schema, redact);
    // A call that has already ended does not wait for it.
    checked?.catch(ignore);
    const run = checked ? () => waitFor(call, checked).then(work) : work;
    return request.signal || request.endsAt < Infinity ? withinBounds(call, request, run) : run();
  };

  /** Completes an error of this call by the outcome of the call, and tells the observers. */
  const fail = (call: Call, error: unknown): void => {
    if (isGongError(error) && !(call.ended?.isForeign && call.ended.reason === error)) {
      completeError(error, getFacts(call));
    }
    const { delivery } = call;
    observe?.("onError", call, { error, delivery, duration: performance.now() - call.startedAt });
  };

  const succeed = (call: Call, { response, data }: DecodedResponse): void => {
    if (!observe) return;
    const duration = performance.now() - call.startedAt;
    observe("onSuccess", call, dropUndefined({ status: response.status, requestId: getRequestId(data), duration }));
  };

  return {
    async dispatch(method, path, given, request, rules = clientRules) {
      const call = createCall(findOperation(api, `${method} ${path}`), method, path);
      open.add(call);
      try {
        if (given !== undefined) checkCallOptions(given, rules);
        const result = await send(call, given ? { ...given, ...request } : (request ?? {}));
        if (result.apiError) fail(call, result.apiError);
        else whenOver(call, (failure) => (failure ? fail(call, failure.reason) : succeed(call, result)));
        return { call, result };
      } catch (error) {
        fail(call, error);
        throw error;
      } finally {
        whenOver(call, () => {
          open.delete(call);
          if (open.size === 0) shared.onIdle();
        });
      }
    },
    use(...middleware) {
      shared.middleware.push(...checkMiddleware(middleware));
    },
    eject(...middleware) {
      for (const each of middleware) {
        const at = shared.middleware.indexOf(each);
        if (at >= 0) shared.middleware.splice(at, 1);
      }
    },
    async close(closeOptions = {}) {
      const timeout = resolveCloseTimeout(closeOptions);
      shared.isClosed = true;
      let isOver = false;
      const stopTimer = startTimer(timeout, () => {
        isOver = true;
        for (const call of open) endCall(call, new GongClosedError("The client was closed"));
      });
      const tellLast = shared.onIdle;
      let timer: ReturnType<typeof setInterval> | undefined;
      await new Promise<void>((resolve) => {
        shared.onIdle = () => {
          tellLast();
          resolve();
        };
        // The calls may end in other contexts, or be lost: a Worker ends timers with the request that made the call.
        timer = setInterval(() => {
          const now = performance.now();
          for (const call of open) if (call.aliveUntil + lossTolerance < now) open.delete(call);
          if (isOver || open.size === 0) resolve();
        }, longestHeartbeat);
        if (open.size === 0) resolve();
      });
      clearInterval(timer);
      stopTimer();
    },
    derive: (derived) => createDispatcher(deriveOptions(options, derived), shared),
    rateLimit: () => limiter.state?.(),
  };
};
