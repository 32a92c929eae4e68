import {
  GongEngagement,
  GongInputError,
  type InputSchemas,
  isGongInputError,
  type OperationEntry,
  operations,
} from "@gong-engagement/sdk";
import type { StoredEvent } from "./outbox.ts";

/** Every operation that this version of the SDK has. */
export const entries: Readonly<Record<string, OperationEntry<object>>> = operations;

/** Thrown in place of sending. */
const notMeant = new Error("This call is only prepared, not sent");

/** Calls of nobody, with which inputs are tried. */
export type Rehearsal = (entry: OperationEntry<object>, input: object) => Promise<void>;

/**
 * Makes what prepares calls as every client does, and sends none.
 *
 * @throws GongConfigError if a schema is not a Standard Schema.
 */
export const createRehearsal = (validate: InputSchemas | false = false): Rehearsal => {
  const gong = new GongEngagement({
    auth: { bearerToken: "unused" },
    baseUrl: "http://127.0.0.1",
    rateLimit: false,
    fetch: () => Promise.reject(notMeant),
    validate,
  });
  return async (entry, input) => {
    try {
      await entry.send(gong, input, { retry: false, beforeSend: () => Promise.reject(notMeant) });
    } catch (error) {
      if (isGongInputError(error)) throw error;
    }
  };
};

const unkept = [Blob, FormData, ArrayBuffer, Map, Set, Promise];

/** Why JSON cannot hold a value; `undefined` if it can. */
const findFault = (value: unknown, original: unknown, isInList: boolean): string | undefined => {
  if (typeof value === "number" && !Number.isFinite(value)) return `is ${value}, and JSON has no such number`;
  if (typeof value === "bigint") return "is a bigint, and JSON has none: pass a number or a text";
  if (typeof value === "function" || typeof value === "symbol") return `is a ${typeof value}, which JSON leaves out`;
  if (value === undefined && isInList) return "is undefined in a list, and JSON would make it null";
  if (value === null && original instanceof Date) return "is an invalid Date";
  const kind =
    unkept.find((type) => value instanceof type)?.name ?? (ArrayBuffer.isView(value) ? "typed array" : undefined);
  return kind && `is a ${kind}: binary data, forms and collections cannot be kept`;
};

/** A replacer for `JSON.stringify` that refuses what JSON would change or leave out in silence. */
const createReplacer = (): ((this: unknown, name: string, value: unknown) => unknown) => {
  const places = new WeakMap<object, string>();
  return function (name, value) {
    const holder = Object(this);
    const parent = places.get(holder);
    const place = parent === undefined ? "" : `${parent}${parent && "."}${/^\w+$/.test(name) ? name : "[...]"}`;
    const fault = findFault(value, Reflect.get(holder, name), Array.isArray(holder));
    if (fault) throw new TypeError(`${place || "the input"} ${fault}`);
    if (typeof value === "object" && value !== null) places.set(value, place);
    return value;
  };
};

const toJson = (operation: string, input: object): string => {
  try {
    return JSON.stringify(input, createReplacer());
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const why = message.startsWith("Converting circular") ? "the input contains itself" : message;
    throw new GongInputError(`${operation}: the input cannot be written as JSON: ${why}`, { cause });
  }
};

/**
 * JSON of an input, with the event's id as its idempotency key unless it has one.
 *
 * @throws GongInputError if it cannot be kept or sent, or a schema refuses it.
 */
export const writeInput = async (
  operation: string,
  input: unknown,
  id: string,
  rehearse: Rehearsal,
): Promise<string> => {
  const entry = Object.hasOwn(entries, operation) ? entries[operation] : undefined;
  if (!entry) {
    throw new GongInputError(`${operation}: there is no such operation; there are ${Object.keys(entries).join(", ")}`);
  }
  if (typeof input !== "object" || input === null || Array.isArray(input) || input instanceof Date) {
    throw new GongInputError(`${operation}: pass an object as input`);
  }
  const json = toJson(operation, input);
  const kept: object = JSON.parse(json);
  const key = entry.idempotencyKey;
  const isKeyed = key === undefined || Boolean(Reflect.get(kept, key));
  const sent = isKeyed ? kept : { ...kept, [key]: id };
  await rehearse(entry, sent);
  return isKeyed ? json : JSON.stringify(sent);
};

/** An input without the key of the event that it was copied from. */
export const withoutKey = ({ operation, input: copied }: StoredEvent, input: unknown): unknown => {
  const key = entries[operation]?.idempotencyKey;
  if (key === undefined || typeof input !== "object" || input === null) return input;
  const { [key]: value, ...rest } = { ...input } as Readonly<Record<string, unknown>>;
  const isCopy = typeof copied === "object" && copied !== null && Reflect.get(copied, key) === value;
  return isCopy ? rest : input;
};
