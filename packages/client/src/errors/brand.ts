import { isObject } from "../is-object.ts";

const symbolOf = (name: string): symbol => Symbol.for(`@gong-engagement/client/${name}`);

/** Names an error class, and marks it so that its guard knows instances made by another copy of this package. */
export const brand = ({ prototype }: { readonly prototype: Error }, name: string): void => {
  prototype.name = name;
  Object.defineProperty(prototype, symbolOf(name), { value: true });
};

/** Whether a value is an instance of the class of that name, whichever copy of this package made it. */
export const hasBrand = (value: unknown, name: string): boolean => isObject(value) && symbolOf(name) in value;
