import { isObject } from "../guards.ts";

const symbolOf = (name: string): symbol => Symbol.for(`@gong-engagement/client/${name}`);

/** Names an error class, and marks it so that its guard knows instances made by another copy of this package. */
export const brand = ({ prototype }: { readonly prototype: Error }, name: string): void => {
  // Defined, not assigned: `Error.prototype` may be frozen.
  Object.defineProperty(prototype, "name", { value: name, configurable: true, writable: true });
  Object.defineProperty(prototype, symbolOf(name), { value: true });
};

/** Whether a value is an instance of the class of that name, whichever copy of this package made it. */
export const hasBrand = (value: unknown, name: string): boolean => {
  try {
    return isObject(value) && symbolOf(name) in value;
  } catch {
    // A proxy may throw whatever it is asked.
    return false;
  }
};
