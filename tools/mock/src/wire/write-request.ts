import { formOfRequest, isJson } from "@gong-engagement/generator/model/media-types";
import type { ParameterPlace } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { RequestValues } from "../cases/create-request-schema.ts";
import type { WireRequest } from "./read-request.ts";
import { type Pair, toText, writePairs, writeText } from "./write-parameter.ts";

const writeBody = ({ body: model }: OperationModel, { body }: RequestValues): unknown => {
  if (!model || body === undefined || isJson(model.mediaType)) return body;
  if (formOfRequest(model.mediaType) !== "value") return String(body);
  const encoding = model.content[model.mediaType]?.encoding ?? {};
  return Object.entries(Object(body)).flatMap(([name, value]): readonly Pair[] => {
    const { contentType, ...style } = encoding[name] ?? {};
    return "style" in style || "explode" in style
      ? writePairs({ ...style, name, in: "query" }, value)
      : [value].flat().map((item): Pair => [name, toText(item)]);
  });
};

/** A range is not a type, and the only form of several parts that `fetch` knows is `multipart/form-data`. */
const writeMediaType = (mediaType = ""): string | undefined =>
  mediaType.includes("*")
    ? undefined
    : mediaType.replace(/\s*;.*/, "").replace(/^multipart\/.*/, "multipart/form-data");

/** Writes what goes over the wire for a request, by the spec alone. */
export const writeRequest = (operation: OperationModel, request: RequestValues): WireRequest => {
  const { method, path, parameters, body } = operation;
  const given = (place: ParameterPlace) => {
    const values = new Map(Object.entries(request[place] ?? {}));
    return parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => ({ parameter, name: parameter.name, value: values.get(parameter.name) }))
      .filter(({ value }) => value !== undefined && value !== null);
  };
  const pairsIn = (place: ParameterPlace): Pair[] =>
    given(place).flatMap(({ parameter, value }) => writePairs(parameter, value));

  const texts = new Map(given("path").map(({ name, parameter, value }) => [name, writeText(parameter, value)]));
  const headers = given("header").map(({ name, parameter, value }) => [
    name.toLowerCase(),
    writeText(parameter, value),
  ]);
  return {
    method: method.toUpperCase(),
    path: path
      .replace(/[?#].*/, "") // What follows is not part of the path, though some documents tell operations apart by it.
      .split("/")
      .map((segment) => segment.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => texts.get(name) ?? whole)),
    query: pairsIn("query"),
    headers: Object.fromEntries(headers),
    cookies: pairsIn("cookie").map((pair) => pair.join("=")),
    mediaType: request.body === undefined ? undefined : writeMediaType(body?.mediaType),
    body: writeBody(operation, request),
  };
};
