/** Whether a value is an object, functions and `null` excepted. */
export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether a value is an object whose members are read by name. */
export const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  isObject(value) && !Array.isArray(value);

/** Whether a body is a form, binary or a stream, which `fetch` sends as it is; anything else is sent as JSON. */
export const isRawBody = (body: unknown): boolean => {
  const tag: unknown = (body as { readonly [Symbol.toStringTag]?: unknown } | null)?.[Symbol.toStringTag];
  return (
    typeof tag === "string" &&
    /^(ReadableStream|Blob|File|FormData|URLSearchParams|DataView|ArrayBuffer|\w+Array)$/.test(tag)
  );
};

/** Whether a body can be read only once. */
export const isStream = (body: unknown): boolean =>
  isObject(body) && ("getReader" in body || Symbol.asyncIterator in body);

/** The members of an object that are not `undefined`. */
export const dropUndefined = <Members extends object>(members: Members): Defined<Members> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<Members>;

/** An object without members that are `undefined`. */
export type Defined<Members> = { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> };

/** The service's id of a request, which its bodies hold. */
export const getRequestId = (body: unknown): string | undefined => {
  const id: unknown = isObject(body) ? Reflect.get(body, "requestId") : undefined;
  return typeof id === "string" ? id : undefined;
};

/** Does nothing, such as with a rejection that changes nothing. */
export const ignore = (): void => {};
