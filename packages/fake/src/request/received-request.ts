import type { RawPair } from "./read-parameter.ts";

/** A request as it arrived, whole. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | Uint8Array | undefined;
  /** The fields of a body of several parts. Their values are encoded, so that they can be read like those of a query. */
  readonly form?: readonly RawPair[];
  /** Where it comes from; `undefined` if that is not known. */
  readonly address?: string | undefined;
}

const readParts = async (body: Uint8Array | string, contentType: string): Promise<readonly RawPair[] | undefined> => {
  try {
    const parts = await new Response(body as BodyInit, { headers: { "content-type": contentType } }).formData();
    const pairs = [...parts].map(async ([name, part]): Promise<RawPair> => {
      const text = typeof part === "string" ? part : await part.text();
      return [name, encodeURIComponent(text)];
    });
    return await Promise.all(pairs);
  } catch {
    return undefined;
  }
};

/** Adds the fields of a body of several parts. */
export const withForm = async (received: ReceivedRequest): Promise<ReceivedRequest> => {
  const contentType = received.headers.get("content-type") ?? "";
  if (received.body === undefined || !contentType.startsWith("multipart/form-data")) return received;
  const form = await readParts(received.body, contentType);
  return { ...received, ...(form && { form }) };
};
