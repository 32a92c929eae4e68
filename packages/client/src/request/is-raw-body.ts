/** Whether a body is a form, binary or a stream, which `fetch` sends as it is; anything else is sent as JSON. */
export const isRawBody = (body: unknown): boolean => {
  const tag: unknown = (body as { readonly [Symbol.toStringTag]?: unknown } | null)?.[Symbol.toStringTag];
  return (
    typeof tag === "string" &&
    /^(ReadableStream|Blob|File|FormData|URLSearchParams|DataView|ArrayBuffer|\w+Array)$/.test(tag)
  );
};
