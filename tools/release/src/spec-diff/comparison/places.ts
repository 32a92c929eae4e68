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

type FindReferences = (value: Json | undefined) => readonly string[];

const findReferences: FindReferences = (value) => {
  const targets = new Set<string>();
  visitObjects(value, (object) => {
    const target = getReference(object);
    if (target !== undefined) targets.add(target);
  });
  return [...targets];
};

/** Finds what a value refers to, directly or through other references. */
const createCollector = (document: JsonObject): FindReferences => {
  const direct = new Map<string, readonly string[]>();
  const follow = (target: string): readonly string[] => {
    const known = direct.get(target) ?? findReferences(getAt(document, parsePointer(target)));
    direct.set(target, known);
    return known;
  };
  return (value) => {
    const found = new Set(findReferences(value));
    for (const target of found) for (const next of follow(target)) found.add(next);
    return [...found];
  };
};

/** All places of the operations that are in both documents. */
export const listPlaces = ({ pairs, before, after }: Comparison): Place[] => {
  const collectBefore = createCollector(before);
  const collectAfter = createCollector(after);
  return pairs.flatMap((pair) => {
    const operation = ["paths", pair.after.path, pair.after.method];
    const place = (direction: Direction, label: string, ...way: string[]): Place => {
      const whole = [...operation, ...way];
      const components = new Set([...collectBefore(getAt(before, whole)), ...collectAfter(getAt(after, whole))]);
      return { pair, direction, label, way: whole, components };
    };
    const statuses = new Set([...Object.keys(pair.before.responses), ...Object.keys(pair.after.responses)]);
    return [
      place("request", "parameters", "parameters"),
      place("request", "request", "requestBody"),
      ...[...statuses].map((status) => place("response", `response ${status}`, "responses", status)),
    ];
  });
};
