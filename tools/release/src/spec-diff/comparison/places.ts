import type { Comparison } from "./create-comparison.ts";
import { getAt, getReference, type Json, type JsonObject, parsePointer, visitObjects } from "./json.ts";
import type { OperationPair } from "./match-operations.ts";

/** Who gives the value: the caller or the service. Neither: a component that no operation uses. */
export type Direction = "request" | "response" | "unused";

/** A part of an operation that is compared by itself. */
export interface Place {
  readonly pair: OperationPair;
  readonly direction: Direction;
  /** As it is printed. */
  readonly label: string;
  /** Way to it in both documents. */
  readonly way: readonly string[];
  /** Components that it uses, directly or through others, as targets of a `$ref`. */
  readonly components: ReadonlySet<string>;
}

const collectReferences = (document: JsonObject, value: Json | undefined, found: Set<string>): Set<string> => {
  visitObjects(value, (object) => {
    const target = getReference(object);
    if (target === undefined || found.has(target)) return;
    found.add(target);
    collectReferences(document, getAt(document, parsePointer(target)), found);
  });
  return found;
};

/** All places of the operations that are in both documents. */
export const listPlaces = ({ pairs, before, after }: Comparison): Place[] =>
  pairs.flatMap((pair) => {
    const operation = ["paths", pair.after.path, pair.after.method];
    const place = (direction: Direction, label: string, ...way: string[]): Place => {
      const whole = [...operation, ...way];
      const components = collectReferences(before, getAt(before, whole), new Set());
      collectReferences(after, getAt(after, whole), components);
      return { pair, direction, label, way: whole, components };
    };
    const statuses = new Set([...Object.keys(pair.before.responses), ...Object.keys(pair.after.responses)]);
    return [
      place("request", "parameters", "parameters"),
      place("request", "request", "requestBody"),
      ...[...statuses].map((status) => place("response", `response ${status}`, "responses", status)),
    ];
  });
