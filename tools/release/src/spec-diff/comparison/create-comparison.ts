import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { buildDocument, type JsonDocument } from "./build-document.ts";

import { type MatchedOperations, matchOperations } from "./match-operations.ts";

/** Two effective specs. */
export interface SpecPair {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/** Two effective specs, made comparable. */
export interface Comparison extends MatchedOperations {
  readonly specs: SpecPair;
  /** The old document with the operations that are in both, where they stand in the new one. */
  readonly before: JsonDocument;
  /** The new document with the operations that are in both. */
  readonly after: JsonDocument;
}

/** Makes two effective specs comparable. */
export const createComparison = (specs: SpecPair): Comparison => {
  const matched = matchOperations(parseOperations(specs.before), parseOperations(specs.after));
  const place = (side: "before" | "after") =>
    matched.pairs.map((pair) => ({ operation: pair[side], place: pair.after }));
  return {
    specs,
    ...matched,
    before: buildDocument(specs.before, place("before")),
    after: buildDocument(specs.after, place("after")),
  };
};
