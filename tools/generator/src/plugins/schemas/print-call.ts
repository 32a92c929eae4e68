import { isIdentifier } from "../../model/to-identifier.ts";
import { isSchema } from "./schema-keywords.ts";

/** Prints the call of a function of the schemas' package; what is undefined at the end of its arguments is left out. */
export const printCall = (name: string, ...values: readonly (string | number | undefined)[]): string => {
  const end = values.findLastIndex((value) => value !== undefined) + 1;
  return `s.${name}(${values.slice(0, end).map(String).join(", ")})`;
};

/** `__proto__: value` would be the prototype. */
const printKey = (name: string): string => {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : JSON.stringify(name);
};

/** Prints an object; members that are undefined are left out. */
export const printObject = (members: readonly (readonly [name: string, value: string | undefined])[]): string => {
  const printed = members.flatMap(([name, value]) => (value === undefined ? [] : [`${printKey(name)}: ${value}`]));
  return printed.length === 0 ? "{}" : `{ ${printed.join(", ")} }`;
};

/** Prints an object, unless it has no members. */
export const printMembers = (members: readonly (readonly [name: string, value: string])[]): string | undefined =>
  members.length === 0 ? undefined : printObject(members);

/** Prints a value as code. */
export const printJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(printJson).join(", ")}]`;
  if (!isSchema(value)) return JSON.stringify(value) ?? "undefined";
  return printObject(Object.entries(value).map(([name, member]) => [name, printJson(member)]));
};

/** Prints what holds if all parts do; a part that allows anything adds nothing. */
export const printAll = (parts: readonly string[]): string => {
  const told = parts.filter((part) => part !== "s.any()");
  return told.length > 1 ? printCall("all", ...told) : (told[0] ?? "s.any()");
};
