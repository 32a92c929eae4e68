import type { Schema } from "@gong-engagement/fake/schema/flatten-schema";
import { isUnicodePattern } from "@gong-engagement/fake/schema/loosen-pattern";

/** Whether Prism can repeat a string in its header `sl-violations`. */
const canBeSaid = (text: unknown): boolean => !/[^\t -\xff]/.test(String(text));

/**
 * A schema as Prism 5.16 can check it. It
 * - ends the process, for nobody catches its error, where it is to say what is wrong beyond ISO 8859-1;
 * - compiles patterns as Unicode ones, and does not check a schema with a pattern that is not a Unicode one.
 */
export const adaptSchema = (schema: Schema): Schema => {
  const { enum: values, pattern, required, properties, ...others } = schema;
  return {
    ...others,
    ...(values?.every(canBeSaid) && { enum: values }),
    ...(typeof pattern === "string" && canBeSaid(pattern) && isUnicodePattern(pattern) && { pattern }),
    ...(required && { required: Array.isArray(required) ? required.filter(canBeSaid) : required }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, canBeSaid(name) ? property : true]),
      ),
    }),
  };
};
