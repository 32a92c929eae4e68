import { ignore, isObject } from "../guards.ts";
import type { DecodedResponse } from "./call.ts";

/** What is needed of a response; other `fetch` functions than the platform's give less than a `Response`. */
export interface AnyResponse {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly bodyUsed?: unknown;
  readonly body?: unknown;
  text?(): unknown;
  json?(): unknown;
  blob?(): unknown;
  arrayBuffer?(): unknown;
}

const hasMethod = (value: unknown, name: PropertyKey): boolean =>
  isObject(value) && typeof Reflect.get(value, name) === "function";

/** Headers that matter to a call, for doubles that only have `get`. */
const usedHeaders = ["content-type", "location", "retry-after"];

/** Headers of what a `fetch` function returned; none if they cannot be read. */
export const readHeaders = (response: AnyResponse): Headers => {
  try {
    const headers = response.headers as Partial<Headers> | undefined;
    const canGet = typeof headers?.get === "function";
    if (canGet && typeof headers.forEach === "function" && !(headers instanceof Map)) return headers as Headers;
    if (!canGet || Symbol.iterator in headers) return new Headers(headers as HeadersInit);
    const values = usedHeaders.map((name) => [name, (headers as Headers).get(name)]);
    return new Headers(values.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  } catch {
    return new Headers();
  }
};

type HeadersInit = NonNullable<RequestInit["headers"]>;

/** The text of a body, or a promise of it; anything else if it cannot be read. */
export const startReading = (response: AnyResponse): unknown => {
  if (typeof response.text === "function") return response.text();
  return typeof response.json === "function" && Promise.resolve(response.json()).then((json) => JSON.stringify(json));
};

const readText = async (response: AnyResponse): Promise<string> => {
  const text: unknown = await startReading(response);
  return typeof text === "string" ? text : "";
};

/** Gives the parts of a body: a reader of a stream, or what stands for one. */
export interface Source {
  read(): PromiseLike<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(): unknown;
}

async function* readWhole(response: AnyResponse): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(await readText(response));
}

/** The body of another `fetch` function than the platform's is an iterable, such as a stream of Node.js, or is read as a whole. */
export const openBody = (response: AnyResponse): Source => {
  const { body } = response;
  if (hasMethod(body, "getReader")) return (body as ReadableStream).getReader();
  const parts = hasMethod(body, Symbol.asyncIterator) ? (body as AsyncIterable<unknown>) : readWhole(response);
  const iterator = parts[Symbol.asyncIterator]();
  const cancel = (): unknown => {
    // An iterator that waits for a part, or has not begun, lets go of nothing.
    cancelBody(response);
    return iterator.return?.();
  };
  return { read: () => iterator.next(), cancel };
};

export const readBlob = async (response: AnyResponse): Promise<Blob> => {
  const blob: unknown = hasMethod(response, "blob") && (await response.blob?.());
  if (blob instanceof Blob) return blob;
  const bytes: unknown = hasMethod(blob, "arrayBuffer")
    ? await (blob as Blob).arrayBuffer()
    : hasMethod(response, "arrayBuffer")
      ? await response.arrayBuffer?.()
      : await readText(response);
  return new Blob([bytes as ArrayBuffer]);
};

export const cancelBody = (response: AnyResponse): void => {
  try {
    const { body } = response;
    // Streams of Node.js, which node-fetch has, have `destroy`.
    if (hasMethod(body, "cancel")) (body as ReadableStream).cancel().catch(ignore);
    else if (hasMethod(body, "destroy")) (body as { destroy(): unknown }).destroy();
  } catch {
    // Nobody reads it any more.
  }
};

/** Whether somebody else reads the body. Asked only where reading fails: some platforms make the stream when it is asked for. */
export const isLocked = ({ bodyUsed, body }: AnyResponse): boolean =>
  bodyUsed !== true && isObject(body) && "locked" in body && body.locked === true;

/** What is known of a response before it is read. */
export interface ResponseState {
  /** `undefined` for what is not a response. */
  readonly status?: number;
  readonly isRead?: boolean | undefined;
  /** Whether a browser hides a redirect. */
  readonly isHidden?: boolean;
}

/** Never throws, whatever was returned. */
export const readState = (returned: unknown): ResponseState => {
  try {
    const { status, bodyUsed, type } = (isObject(returned) ? returned : {}) as Readonly<Record<string, unknown>>;
    return typeof status === "number" ? { status, isRead: bodyUsed === true, isHidden: type === "opaqueredirect" } : {};
  } catch {
    // A getter threw.
    return {};
  }
};

/** A string or a number of a JSON document. */
const literal = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

const quoteUnsafe = (match: string): string =>
  /^-?\d{16,}$/.test(match) && !Number.isSafeInteger(Number(match)) ? `"${match}"` : match;

/** The same JSON document with those integers as strings that a number would round. */
export const quoteLargeIntegers = (json: string): string =>
  /\d{16}/.test(json) ? json.replace(literal, quoteUnsafe) : json;

const getKind = (data: unknown): string => (data === null ? "null" : Array.isArray(data) ? "array" : typeof data);

/** The document and its text; `undefined` if it is not JSON, or of another top-level type than one of `kinds`. */
export const parseJson = (
  text: string,
  kinds: readonly string[],
): Pick<DecodedResponse, "body" | "data"> | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    if (kinds.length > 0 && !kinds.includes(getKind(data))) return undefined;
    const body = quoteLargeIntegers(text);
    return { body, data: body === text ? data : JSON.parse(body) };
  } catch {
    return undefined;
  }
};
