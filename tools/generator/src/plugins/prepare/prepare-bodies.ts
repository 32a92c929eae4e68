import { type BodyForm, formOfRequest, formOfResponse, selectMediaType } from "../../model/media-types.ts";
import type { Content, MediaTypeObject, OpenApiDocument } from "../../model/openapi.ts";
import type { OperationModel } from "../../model/operation-model.ts";
import { isBinary } from "../../model/schemas/is-binary.ts";
import type { Node } from "../../model/schemas/node.ts";
import { carrySchema } from "../carried-schemas.ts";
import type { WriteSchema } from "./write-schemas.ts";

const plainSchemas = { text: { type: "string" }, binary: { type: "string", format: "binary" } } as const;

/** Marks the schema of a response without a body, for our own printer: hey-api 0.99 takes only a 204 for one. */
export const noBodyKey = "x-no-body";

/** The schema of what a caller gives or gets, which of XML, for example, is text. */
const schemaOf = (form: BodyForm, mediaType: MediaTypeObject | undefined): unknown =>
  form === "value" ? mediaType?.schema : plainSchemas[form];

interface PreparedContent {
  /** The content that hey-api gets. By any other media type it would judge whether this is a file. */
  readonly kept: Node;
  /** Schemas of the media types that it does not get. */
  readonly others: readonly (readonly [mediaType: string, schema: unknown])[];
}

/** hey-api gets the one media type that is sent or expected. */
export const prepareContent = (
  content: Content,
  selected: string | undefined,
  formOf: (mediaType: string, object: MediaTypeObject) => BodyForm,
  write: (schema: unknown) => Node,
): PreparedContent => {
  const schemas = Object.entries(content).map(
    ([mediaType, object]) => [mediaType, schemaOf(formOf(mediaType, object), object)] as const,
  );
  const keptSchema = schemas.find(([mediaType]) => mediaType === selected)?.[1];
  return {
    kept: selected === undefined ? {} : { "application/json": keptSchema === undefined ? {} : write(keptSchema) },
    others: schemas.filter(([mediaType, schema]) => mediaType !== selected && schema !== undefined),
  };
};

/** Gives an operation the media types that are sent and expected, and carries the schemas of the others and of headers. */
export const prepareBodies = (
  target: Node,
  document: OpenApiDocument,
  { body, responses }: OperationModel,
  { writeRequest, writeResponse }: WriteSchema,
): void => {
  const formOf = (mediaType: string, { schema }: MediaTypeObject): BodyForm =>
    formOfResponse(mediaType, isBinary(document, schema));
  if (body) {
    const { kept, others } = prepareContent(body.content, body.mediaType, formOfRequest, writeRequest);
    target.requestBody = { required: body.required, content: kept };
    for (const [mediaType, schema] of others) {
      carrySchema(target, ["request", "content", mediaType], writeRequest(schema));
    }
  }
  const prepared: Node = {};
  target.responses = prepared;
  for (const [status, { description, content }] of Object.entries(responses)) {
    const hasBody = Object.keys(content).length > 0;
    const kept = hasBody ? prepareContent(content, selectMediaType(content), formOf, writeResponse).kept : undefined;
    const none = { "application/json": { schema: { [noBodyKey]: true } } };
    prepared[status] = { description, ...(kept ? { content: kept } : status === "204" ? {} : { content: none }) };
  }
  for (const [status, { content, headers }] of Object.entries(responses)) {
    for (const [mediaType, schema] of prepareContent(content, selectMediaType(content), formOf, () => ({})).others) {
      carrySchema(target, ["response", status, "content", mediaType], writeResponse(schema));
    }
    for (const [name, { schema, content: { ...headerContent } = {} }] of Object.entries(headers)) {
      const [inContent] = Object.values(headerContent);
      carrySchema(target, ["response", status, "header", name], writeResponse(schema ?? inContent?.schema ?? {}));
    }
  }
};
