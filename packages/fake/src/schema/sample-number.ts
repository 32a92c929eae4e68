import type { Schema } from "./flatten-schema.ts";

/** A number not far above the lower bound; 1 without bounds. */
export const sampleNumber = (schema: Schema): number => {
  const { minimum = 1, maximum = Number.POSITIVE_INFINITY, exclusiveMinimum, multipleOf } = schema;
  const exclusive = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  const lowest = typeof exclusive === "number" ? Math.floor(exclusive) + 1 : minimum;
  const value = Math.min(lowest, maximum);
  return multipleOf ? Math.ceil(value / multipleOf) * multipleOf : value;
};
