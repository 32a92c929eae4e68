import { ignore, isObject } from "../guards.ts";
import type { Redact } from "../redact/redactor.ts";
import { type Call, type ReadingFailure, waitFor } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";

/** Gives the parts of a body: a reader of a stream, or what stands for one. */
interface Source {
  read(): PromiseLike<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(): unknown;
}

async function* readWhole(response: Response): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(await response.text());
}

/** The body of another `fetch` function than the platform's is an iterable, such as a stream of Node.js, or is read as a whole. */
const openBody = (response: Response): Source => {
  const body = response.body as ReadableStream | AsyncIterable<unknown> | null | undefined;
  if (isObject(body) && "getReader" in body) return body.getReader();
  const parts = isObject(body) && Symbol.asyncIterator in body ? body : readWhole(response);
  const iterator = parts[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: () => iterator.return?.() };
};

/**
 * The body of a response for the caller to read, after the call has resolved. Nothing is read before it is asked for. Until
 * the body ends, breaks off or is cancelled, the call goes on: its signal, its deadline and the end of its client end it.
 */
export const holdBody = (call: Call, response: Response, url: string, redact: Redact): ReadableStream<Uint8Array> => {
  const source = openBody(response);
  let end: (failure?: ReadingFailure) => void = ignore;
  call.whenRead = new Promise((resolve) => {
    end = resolve;
  });
  const cancel = async (): Promise<void> => {
    await source.cancel();
  };
  // Reading shows no sign of life: the caller may take as long as it likes.
  call.aliveUntil = Infinity;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const { rejectCall = ignore } = call;
        call.rejectCall = (reason) => {
          rejectCall(reason);
          // First, so that an error is complete when the caller gets it.
          end({ reason });
          controller.error(reason);
          cancel().catch(ignore);
        };
      },
      async pull(controller) {
        try {
          const { done, value } = await waitFor(call, source.read());
          if (!done) controller.enqueue(value as Uint8Array);
          else {
            end();
            controller.close();
          }
        } catch (error) {
          const reason = call.ended ? call.ended.reason : createConnectionError(error, url, redact);
          end({ reason });
          controller.error(reason);
        }
      },
      cancel() {
        end();
        return cancel().catch(ignore);
      },
    },
    { highWaterMark: 0 },
  );
};
