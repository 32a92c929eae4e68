import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import type { JsonDocument } from "./json.ts";
import { type MatchedOperations, matchOperations } from "./match-operations.ts";
import { normalizeDocument } from "./normalize-document.ts";

/** Two effective specs. */
export interface SpecPair {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/** Two effective specs in one form, and their operations. */
export interface Comparison extends MatchedOperations {
  readonly specs: SpecPair;
  readonly before: JsonDocument;
  readonly after: JsonDocument;
}

/** Makes two effective specs comparable. */
export const createComparison = (specs: SpecPair): Comparison => {
  const before = normalizeDocument(specs.before);
  const after = normalizeDocument(specs.after);
  return { specs, before, after, ...matchOperations(parseOperations(before), parseOperations(after)) };
};
