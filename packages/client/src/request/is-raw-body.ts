/** Whether a body is a form, binary or a stream, which `fetch` sends as it is; anything else is sent as JSON. */
export const isRawBody = (body: unknown): boolean =>
  /^\[object (ReadableStream|Blob|File|FormData|URLSearchParams|DataView|ArrayBuffer|\w+Array)\]$/.test(
    Object.prototype.toString.call(body),
  );
