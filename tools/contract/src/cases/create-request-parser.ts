import { isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { createRequestSchema, type RequestValues } from "./create-request-schema.ts";
import { createValidator, type Validate } from "./create-validator.ts";
import { listPlaces, type Place } from "./list-places.ts";
import { parseBodyExamples, parseParameterExamples } from "./parse-examples.ts";
import { createSampler } from "./sample-value.ts";

/** What the cases of one operation are made from. */
export interface RequestModel {
  /** A request with every parameter and property that the spec knows. */
  readonly everything: RequestValues;
  /** A request with only those that it requires. */
  readonly required: RequestValues;
  /** Requests whose body is an example of the spec. */
  readonly examples: readonly { readonly name: string; readonly request: RequestValues }[];
  /** The places of `everything` that have a name in the flat input; of a body that is not JSON, none. */
  readonly places: readonly Place[];
  readonly validate: Validate;
}

/** Whether the place has a name in a flat input, where an object body as a whole has none. */
const isMember = ({ path }: Place): boolean => path.length > 1;

/**
 * Makes a parser of what the operations of a document take.
 *
 * @throws Error (the parser) if no request could be made that the spec allows: some schemas need an example.
 */
export const createRequestParser = (document: OpenApiDocument) => {
  const sample = createSampler(document);
  const compile = createValidator(document, "request");

  return (operation: OperationModel): RequestModel => {
    const schema = createRequestSchema(operation);
    const validate = compile(schema);
    const bodies = parseBodyExamples(document, operation);
    const example = { ...parseParameterExamples(document, operation), body: bodies[0]?.value };
    const everything = sample(schema, { extent: "everything", example }) as RequestValues;
    const required = sample(schema, { extent: "required", example }) as RequestValues;

    const [problem] = [...validate(everything), ...validate(required)];
    if (problem) {
      const where = `${operation.operationId}${problem.instancePath}`;
      throw new Error(`No valid sample of ${where} (${problem.message}). Give an example in spec/overlay.yaml.`);
    }
    const places = listPlaces(document, schema, everything).filter(isMember);
    const hasJsonBody = operation.body !== undefined && isJson(operation.body.mediaType);
    return {
      everything,
      required,
      examples: bodies.map(({ name, value }) => ({ name, request: { ...required, body: value } })),
      places: places.filter(({ path }) => path[0] !== "body" || hasJsonBody),
      validate,
    };
  };
};
