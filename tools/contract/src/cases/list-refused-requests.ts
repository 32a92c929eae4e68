import type { RequestModel } from "./create-request-parser.ts";
import type { RequestValues } from "./create-request-schema.ts";
import { typeOf } from "./flatten-schema.ts";
import type { Place } from "./list-places.ts";
import type { RefusedRequestCase } from "./request-case.ts";

/** One value of every type of JSON, and a number that is no integer. */
const candidates: readonly unknown[] = ["wrong", 0.5, true, null, [], {}];

const jsonTypeOf = (value: unknown): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
};

/** Parameters travel as text, of which an object is put together. */
const candidatesFor = ({ path, schema }: Place): readonly unknown[] => {
  if (path[0] === "body") return candidates;
  return typeOf(schema) === "object" ? [] : candidates.filter((value) => typeof value === "string");
};

/** A value of another type than the schema says, and one of that type which it forbids for another reason. */
const wrongValuesOf = (place: Place, { validate }: RequestModel): readonly unknown[] => {
  const wrong = candidatesFor(place).filter((value) => validate(place.replace(value)).length > 0);
  const isOfType = (value: unknown) => jsonTypeOf(value) === typeOf(place.schema);
  return [wrong.find((value) => !isOfType(value)), wrong.find(isOfType)].filter((value) => value !== undefined);
};

/** The last name of the path: an item of an array has none of its own. */
const nameOf = ({ path }: Place): string => path.findLast((key) => !/^\d+$/.test(key)) ?? path.join(".");

// A path without its parameter is another path.
const canBeMissing = ({ path, isRequired }: Place): boolean => isRequired && path[0] !== "path";

/** Requests that the spec does not allow: each required member missing, and each member of a wrong type or value. */
export const listRefusedRequests = (model: RequestModel): RefusedRequestCase[] =>
  model.places.flatMap((place) => {
    const path = place.path.join(".");
    const refuse = (title: string, part: unknown): RefusedRequestCase => ({
      title,
      request: place.replace(part) as RequestValues,
      culprit: nameOf(place),
    });
    return [
      ...(canBeMissing(place) ? [refuse(`no ${path}`, undefined)] : []),
      ...wrongValuesOf(place, model).map((value) => refuse(`${path} = ${JSON.stringify(value)}`, value)),
    ];
  });
