import {
  GongEngagement,
  GongInputError,
  isGongInputError,
  type OperationEntry,
  operations,
} from "@gong-engagement/sdk";
import type { InputSchemas } from "./outbox.ts";

/** Every operation that this version of the SDK has. */
export const entries: Readonly<Record<string, OperationEntry<object>>> = operations;

/** Thrown in place of sending. */
const notMeant = new Error("This call is only prepared, not sent");

/** Prepares calls as every client does, and sends none. */
const rehearsing = new GongEngagement({
  auth: { bearerToken: "unused" },
  baseUrl: "http://127.0.0.1",
  rateLimit: false,
  fetch: () => Promise.reject(notMeant),
});

/** @throws GongInputError if no request can be made of the input. */
const rehearse = async (entry: OperationEntry<object>, input: object): Promise<void> => {
  try {
    await entry.send(rehearsing, input, { retry: false, beforeSend: () => Promise.reject(notMeant) });
  } catch (error) {
    if (isGongInputError(error)) throw error;
  }
};

const findIssues = async (schemas: InputSchemas | undefined, operation: string, input: object): Promise<string> => {
  const result = await schemas?.[operation]?.["~standard"].validate(input);
  return (result?.issues ?? [])
    .slice(0, 3)
    .map(({ path = [], message }) => {
      const place = path.map((part) => (typeof part === "object" && part ? Reflect.get(part, "key") : part)).join(".");
      return place ? `${place}: ${message}` : message;
    })
    .join("; ");
};

/** Refuses what JSON would leave out in silence. */
const toJson = (_name: string, value: unknown): unknown => {
  if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof FormData) {
    throw new TypeError("binary data and forms cannot be kept");
  }
  return value;
};

/**
 * JSON of an input, with the event's id as its idempotency key unless it has one.
 *
 * @throws GongInputError if it cannot be sent, or a schema refuses it.
 */
export const writeInput = async (
  operation: string,
  input: unknown,
  id: string,
  schemas: InputSchemas | undefined,
): Promise<string> => {
  const entry = Object.hasOwn(entries, operation) ? entries[operation] : undefined;
  if (!entry) {
    throw new GongInputError(`${operation}: there is no such operation; there are ${Object.keys(entries).join(", ")}`);
  }
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new GongInputError(`${operation}: pass an object as input`);
  }
  const issues = await findIssues(schemas, operation, input);
  if (issues) throw new GongInputError(`${operation}: ${issues}`);
  const key = entry.idempotencyKey;
  const keyed = key === undefined || Reflect.get(input, key) ? input : { ...input, [key]: id };
  await rehearse(entry, keyed);
  try {
    return JSON.stringify(keyed, toJson);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GongInputError(`${operation}: the input cannot be written as JSON: ${why}`, { cause });
  }
};
