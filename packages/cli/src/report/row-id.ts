import { createHash } from "node:crypto";
import { isNode } from "../operations/read-document.ts";

/** The same value with the members of its objects in the order of their names. */
const sortMembers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (!isNode(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, sortMembers(member)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
};

/**
 * The id of a row's event: the same for the same operation and input, wherever the row is. Formed as a UUID (version 8),
 * which fits what services want of a key.
 *
 * @param ownId - what the file itself tells rows apart by
 */
export const createRowId = (operation: string, input: object, ownId: string | undefined): string => {
  const content = ownId === undefined ? [operation, sortMembers(input)] : [operation, "id", ownId];
  const bytes = createHash("sha256").update(JSON.stringify(content)).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};
