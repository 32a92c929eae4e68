import type { Call } from "./call.ts";

/** Bytes of an error's body that are kept. */
const longestErrorBody = 65_536;

const ignore = (): void => {};

/** Reads the body of an error. Where it is too long, takes too long or breaks off, what came is enough: the status stands. */
export const readErrorBody = async (call: Call, { body }: Response): Promise<string> => {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const cancel = (): void => void reader.cancel().catch(ignore);
  let text = "";
  let room = longestErrorBody;
  call.cut = cancel;
  try {
    while (room > 0) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value.subarray(0, room), { stream: true });
      room -= value.length;
    }
  } catch {
    // The connection was lost in the body.
  }
  if (call.cut === cancel) call.cut = undefined;
  cancel();
  return text;
};
