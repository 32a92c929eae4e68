import { isObject } from "../is-object.ts";

/** Whether a body can be read only once. */
export const isStream = (body: unknown): boolean =>
  isObject(body) && ("getReader" in body || Symbol.asyncIterator in body);
