import { createSampler, type SampleOptions } from "@gong-engagement/fake/schema/sample-value";
import { formOfRequest, isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { isObject } from "@gong-engagement/kit/is-object";
import { createRequestSchema, type RequestValues } from "./create-request-schema.ts";
import { createValidator, type Validate } from "./create-validator.ts";
import { createPlaceFinder, type Place } from "./list-places.ts";
import { parseBodyExamples, parseParameterExamples } from "./parse-examples.ts";
import { removeForbidden } from "./remove-forbidden.ts";
import type { RequestCase } from "./request-case.ts";

/** What the cases of one operation are made from. */
export interface RequestModel {
  readonly operation: OperationModel;
  /** A request with every parameter and property that the spec knows. */
  readonly everything: RequestValues;
  /** A request with only those that it requires. */
  readonly required: RequestValues;
  /** Requests whose body is an example of the spec. */
  readonly examples: readonly RequestCase[];
  /** The places of `everything` that have a name in the flat input; of a body that is neither JSON nor a form, none. */
  readonly places: readonly Place[];
  readonly validate: Validate;
}

/** Whether the place has a name in a flat input, where an object body as a whole has none. */
const isMember = ({ path }: Place): boolean => path.length > 1;

/** The parameters that are required, as they are: an empty array or object would be written as nothing. */
const pickParameters = ({ parameters }: OperationModel, everything: RequestValues): RequestValues => {
  const required = parameters.filter((parameter) => parameter.required);
  const places = [...Map.groupBy(required, (parameter) => parameter.in)];
  return Object.fromEntries(
    places.map(([place, members]) => [
      place,
      Object.fromEntries(members.map(({ name }) => [name, everything[place]?.[name]])),
    ]),
  );
};

/** The body of a form with what is required, where no list is empty: a form could not carry it. */
const fillForm = ({ body: model }: OperationModel, body: unknown, everything: unknown): unknown => {
  const isForm = model && !isJson(model.mediaType) && formOfRequest(model.mediaType) === "value";
  if (!isForm || !isObject(body) || !isObject(everything)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length === 0 ? everything[name] : value,
    ]),
  );
};

/**
 * Makes a parser of what the operations of a document take.
 *
 * @throws Error (the parser) if no request could be made that the spec allows: some schemas need an example.
 */
export const createRequestParser = (document: OpenApiDocument) => {
  const compile = createValidator(document, "request");
  const sample = createSampler(document, "request", compile);
  const listPlaces = createPlaceFinder(document, sample);

  return (operation: OperationModel): RequestModel => {
    const schema = createRequestSchema(operation);
    const validate = compile(schema);
    const bodies = parseBodyExamples(document, operation);
    const [body] = bodies;
    const example = { ...parseParameterExamples(document, operation), ...(body && { body: body.value }) };
    const sampleRequest = (extent: SampleOptions["extent"]) =>
      removeForbidden(sample(schema, { extent, example }), validate) as RequestValues;

    const everything = sampleRequest("everything");
    const sampled = { ...sampleRequest("required"), ...pickParameters(operation, everything) };
    const required =
      "body" in sampled ? { ...sampled, body: fillForm(operation, sampled.body, everything.body) } : sampled;
    const [problem] = [...validate(everything), ...validate(required)];
    if (problem) {
      const where = `${operation.operationId}${problem.instancePath}`;
      const remedy = "Give an example that fits in spec/overlay.yaml, or correct the schema there.";
      throw new Error(`No valid sample of ${where} (${problem.message}). ${remedy}`);
    }
    return {
      operation,
      everything,
      required,
      examples: bodies.map(({ name, value }) => ({
        title: `the example "${name}"`,
        request: { ...required, body: value },
      })),
      places: listPlaces(schema, everything).filter(isMember),
      validate,
    };
  };
};
