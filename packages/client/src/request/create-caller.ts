import type { Middleware } from "openapi-fetch";
import { GongClosedError } from "../errors/gong-closed-error.ts";
import { isGongError } from "../errors/gong-error.ts";
import { GongInputError } from "../errors/gong-input-error.ts";
import type { CloseOptions } from "../gong-client.ts";
import type { Settings } from "../options/resolve-options.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import { type Call, stop } from "../transport/call.ts";
import { createTransport } from "../transport/create-transport.ts";
import { startTimer } from "../transport/start-timer.ts";
import { withBounds } from "../transport/with-bounds.ts";
import { createCall } from "./create-call.ts";
import { createInnerClient } from "./create-inner-client.ts";
import type { Ending } from "./ending.ts";
import { type CallInit, prepareCall } from "./prepare-call.ts";
import { sendPlain } from "./send-plain.ts";
import { sendThroughMiddleware } from "./send-through-middleware.ts";

/** A call and how it ended. */
export interface EndedCall extends Ending {
  readonly call: Call;
}

/** What makes the calls of a client. */
export interface Caller {
  /** Makes a call. The input is read before it returns. */
  call(method: string, path: string, init: CallInit | undefined): Promise<EndedCall>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
  close(options?: CloseOptions): Promise<void>;
}

export const createCaller = (settings: Settings): Caller => {
  const { observe, redact } = settings;
  const inner = createInnerClient();
  const transport = createTransport(settings);
  const open = new Set<Call>();
  let hasMiddleware = false;
  let isClosed = false;
  let onIdle = (): void => {};

  const send = (call: Call, init: CallInit): Promise<Ending> => {
    if (isClosed) throw new GongClosedError("The client is closed");
    const prepared = prepareCall(call, init, settings);
    const { middleware, parseAs = "json" } = prepared;
    if (!hasMiddleware && !middleware?.length && parseAs === "json") return sendPlain(call, prepared, transport);
    // Middleware may take for ever, and knows nothing of deadlines.
    const through = withBounds<Ending>(
      (bounded) =>
        new Promise((resolve, reject) => {
          bounded.abandon = reject;
          sendThroughMiddleware(inner, bounded, prepared, transport, redact).then(resolve, reject);
        }),
    );
    return through(call);
  };

  /** Completes an error by what became of the call, and tells the observers. */
  const fail = (call: Call, error: unknown): void => {
    const { operation, attempts, delivery, idempotencyKey } = call;
    if (isGongError(error)) {
      const facts = { operationId: operation.operationId, attempts, delivery };
      Object.assign(error, facts, idempotencyKey === undefined ? {} : { idempotencyKey });
    }
    observe("onError", call, { error, delivery });
  };

  return {
    async call(method, path, init = {}) {
      const call = createCall(method, path, settings);
      open.add(call);
      try {
        const ending = await send(call, init);
        if (ending.failure) fail(call, ending.failure);
        return { ...ending, call };
      } catch (reason) {
        // What is thrown before there is a request tells that there can be none.
        const error =
          call.isBuilt || call.stopped || isGongError(reason)
            ? reason
            : new GongInputError("The request cannot be built", { cause: cleanCause(reason, redact) });
        fail(call, error);
        throw error;
      } finally {
        open.delete(call);
        if (open.size === 0) onIdle();
      }
    },
    use(...middleware) {
      inner.use(...middleware);
      hasMiddleware = true;
    },
    eject: inner.eject,
    async close({ timeout } = {}) {
      isClosed = true;
      const closeAll = (): void => {
        for (const call of open) stop(call, new GongClosedError("The client was closed"));
      };
      const stopTimer = timeout === undefined ? () => {} : startTimer(timeout, closeAll);
      const tellLast = onIdle;
      await new Promise<void>((resolve) => {
        onIdle = () => {
          tellLast();
          resolve();
        };
        if (open.size === 0) onIdle();
      });
      stopTimer();
    },
  };
};
