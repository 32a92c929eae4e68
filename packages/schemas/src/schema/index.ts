// What generated code is written with.
export * from "../formats/formats.ts";
export { array, contains, maxItems, minItems, uniqueItems } from "./array.ts";
export { bytes, form } from "./body.ts";
export { conditional, not, only } from "./conditions.ts";
export type { Schema } from "./create-schema.ts";
export { input } from "./input.ts";
export { above, below, integer, maximum, minimum, multipleOf, number } from "./number.ts";
export { beside, names, object, requires, size } from "./object.ts";
export { schema } from "./schema.ts";
export { maxLength, minLength, pattern, string } from "./string.ts";
export { all, union } from "./union.ts";
export { any, boolean, never, nothing, oneOf } from "./values.ts";
