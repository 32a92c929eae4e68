import { typeOf } from "@gong-engagement/fake/schema/flatten-schema";
import { isJson } from "@gong-engagement/generator/model/media-types";
import type { ErrorObject } from "ajv/dist/2020.js";
import type { RequestModel } from "./create-request-parser.ts";
import type { RequestValues } from "./create-request-schema.ts";
import { listDocumentedRequests } from "./list-documented-requests.ts";
import { isFilledIn, type Place } from "./list-places.ts";
import { isExpressibleAsInput, type RefusedRequestCase } from "./request-case.ts";

/** One value of every type of JSON, and a fraction. */
const candidates: readonly unknown[] = ["wrong", 0.5, true, null, [], {}];

const jsonTypeOf = (value: unknown): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
};

/** What travels as text is a string at first. Arrays and objects are put together from such strings. */
const candidatesFor = ({ path, schema }: Place, { operation }: RequestModel): readonly unknown[] => {
  if (path[0] === "body" && isJson(operation.body?.mediaType ?? "")) return candidates;
  return ["object", "array"].includes(typeOf(schema)) ? [] : ["wrong"];
};

/** A value of another type than the schema says, and one of that type which it forbids for another reason. */
const wrongValuesOf = (place: Place, model: RequestModel): readonly unknown[] => {
  const wrong = candidatesFor(place, model).filter((value) => model.validate(place.replace(value)).length > 0);
  const isOfType = (value: unknown) => jsonTypeOf(value) === typeOf(place.schema);
  return [wrong.find((value) => !isOfType(value)), wrong.find(isOfType)].filter((value) => value !== undefined);
};

/** The last name of a path: an item of an array has none of its own. */
const nameOf = (path: readonly string[]): string => path.findLast((key) => !/^\d+$/.test(key)) ?? path.join(".");

const culpritOf = ({ instancePath, params }: ErrorObject): string =>
  String(params.missingProperty ?? nameOf(instancePath.split("/")));

// A path without its parameter is another path.
const canBeMissing = (place: Place, { operation }: RequestModel): boolean =>
  place.isRequired && place.path[0] !== "path" && !isFilledIn(place, operation);

const listWrongRequests = (model: RequestModel): RefusedRequestCase[] =>
  model.places.flatMap((place) => {
    const path = place.path.join(".");
    const refuse = (title: string, part: unknown): RefusedRequestCase => ({
      title,
      request: place.replace(part) as RequestValues,
      culprit: nameOf(place.path),
    });
    return [
      ...(canBeMissing(place, model) ? [refuse(`no ${path}`, undefined)] : []),
      ...wrongValuesOf(place, model).map((value) => refuse(`${path} = ${JSON.stringify(value)}`, value)),
    ];
  });

/** What the spec gives against its own schemas. */
const listContradictions = (model: RequestModel): RefusedRequestCase[] =>
  listDocumentedRequests(model).flatMap(({ title, request }) => {
    const [error] = model.validate(request);
    return error ? [{ title, request, culprit: culpritOf(error) }] : [];
  });

/** Requests that the spec does not allow: each required member missing, and each member of a wrong type or value. */
export const listRefusedRequests = (model: RequestModel): RefusedRequestCase[] =>
  [...listWrongRequests(model), ...listContradictions(model)].filter(({ request }) =>
    isExpressibleAsInput(model.operation, request),
  );
