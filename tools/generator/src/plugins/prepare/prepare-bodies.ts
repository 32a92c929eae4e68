import { formOfRequest, formOfResponse, selectMediaType } from "../../model/media-types.ts";
import type { Content, MediaTypeObject, OpenApiDocument } from "../../model/openapi.ts";
import type { OperationModel } from "../../model/operation-model.ts";
import { listSuccesses } from "../../model/parse-responses.ts";
import { parseSequence } from "../../model/parse-sequence.ts";
import { isBinary } from "../../model/schemas/is-binary.ts";
import type { Node } from "../../model/schemas/node.ts";
import { carrySchema } from "../carried-schemas.ts";
import type { WriteSchema } from "./write-schemas.ts";

const plainSchemas = { text: { type: "string" }, binary: { type: "string", format: "binary" } } as const;

/** Marks the schema of a response without a body, for our own printer: hey-api 0.99 takes only a 204 for one. */
export const noBodyKey = "x-no-body";

/**
 * Marks the schema of a sequence, for our own printer. It is an object whose only property is an item: of an array hey-api
 * takes the members of a union for several items.
 */
export const sequenceKey = "x-sequence";

/** What a caller gives or gets, which of XML, for example, is text. */
interface BodySchema {
  readonly schema: unknown;
  /** Whether that is the schema of the items of a sequence. */
  readonly isSequence?: boolean;
}

type ReadSchema = (mediaType: string, object: MediaTypeObject) => BodySchema;

/** The schema of what a caller gives. */
export const readRequestSchema: ReadSchema = (mediaType, { schema }) => {
  const form = formOfRequest(mediaType);
  return { schema: form === "text" || form === "binary" ? plainSchemas[form] : schema };
};

const createResponseReader =
  (document: OpenApiDocument, isSuccess: boolean): ReadSchema =>
  (mediaType, object) => {
    const form = formOfResponse(mediaType, isBinary(document, object.schema));
    if (form === "value") return { schema: object.schema };
    if (form !== "sequence") return { schema: plainSchemas[form] };
    // Of an error the body is read as a whole.
    const sequence = isSuccess ? parseSequence(document, mediaType, object) : undefined;
    return sequence ? { schema: sequence.item ?? {}, isSequence: true } : { schema: plainSchemas.text };
  };

const wrapItem = (item: Node): Node => ({ type: "object", properties: { item }, [sequenceKey]: true });

type WriteBody = (schema: BodySchema) => Node;

const createResponseWriter =
  ({ writeResponse }: WriteSchema): WriteBody =>
  ({ schema, isSequence }) =>
    writeResponse(schema, isSequence ? wrapItem : undefined);

interface PreparedContent {
  /** The content that hey-api gets. By any other media type it would judge whether this is a file. */
  readonly kept: Node;
  /** Schemas of the media types that it does not get. */
  readonly others: readonly (readonly [mediaType: string, schema: BodySchema])[];
}

/** hey-api gets the one media type that is sent or expected. */
export const prepareContent = (
  content: Content,
  selected: string | undefined,
  read: ReadSchema,
  write: WriteBody,
): PreparedContent => {
  const schemas = Object.entries(content).map(([mediaType, object]) => [mediaType, read(mediaType, object)] as const);
  const kept = schemas.find(([mediaType]) => mediaType === selected)?.[1];
  return {
    kept: selected === undefined ? {} : { "application/json": kept?.schema === undefined ? {} : write(kept) },
    others: schemas.filter(([mediaType, { schema }]) => mediaType !== selected && schema !== undefined),
  };
};

/** Gives an operation the media types that are sent and expected, and carries the schemas of the others and of headers. */
export const prepareBodies = (
  target: Node,
  document: OpenApiDocument,
  operation: OperationModel,
  writer: WriteSchema,
): void => {
  const { body, responses } = operation;
  const { writeRequest, writeResponse } = writer;
  const writeBody = createResponseWriter(writer);
  const successes = listSuccesses(operation);
  const readerOf = (status: string): ReadSchema => createResponseReader(document, successes.includes(status));
  if (body) {
    const write: WriteBody = ({ schema }) => writeRequest(schema);
    const { kept, others } = prepareContent(body.content, body.mediaType, readRequestSchema, write);
    target.requestBody = { required: body.required, content: kept };
    for (const [mediaType, { schema }] of others) {
      carrySchema(target, ["request", "content", mediaType], writeRequest(schema));
    }
  }
  const prepared: Node = {};
  target.responses = prepared;
  for (const [status, { description, content }] of Object.entries(responses)) {
    const hasBody = Object.keys(content).length > 0;
    const selected = selectMediaType(content);
    const kept = hasBody ? prepareContent(content, selected, readerOf(status), writeBody).kept : undefined;
    const none = { "application/json": { schema: { [noBodyKey]: true } } };
    prepared[status] = { description, ...(kept ? { content: kept } : status === "204" ? {} : { content: none }) };
  }
  for (const [status, { content, headers }] of Object.entries(responses)) {
    const { others } = prepareContent(content, selectMediaType(content), readerOf(status), () => ({}));
    for (const [mediaType, schema] of others) {
      carrySchema(target, ["response", status, "content", mediaType], writeBody(schema));
    }
    for (const [name, { schema, content: { ...headerContent } = {} }] of Object.entries(headers)) {
      const [inContent] = Object.values(headerContent);
      carrySchema(target, ["response", status, "header", name], writeResponse(schema ?? inContent?.schema ?? {}));
    }
  }
};
