import { ignore } from "../guards.ts";
import type { Redact } from "../redact/redactor.ts";
import { openBody } from "./any-response.ts";
import { type Call, type ReadingFailure, waitFor } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";

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
