import { type BodyForm, formOfRequest, formOfResponse, selectMediaType } from "../../model/media-types.ts";
import type { Content, MediaTypeObject } from "../../model/openapi.ts";
import type { OperationModel } from "../../model/operation-model.ts";
import { carrySchema } from "../carried-schemas.ts";
import { isNode, type Node, type Resolve } from "./node.ts";

const plainSchemas = { text: { type: "string" }, binary: { type: "string", format: "binary" } } as const;

/** The schema of what a caller gives or gets, which of XML, for example, is text. */
const schemaOf = (form: BodyForm, mediaType: MediaTypeObject | undefined): unknown =>
  form === "value" ? structuredClone(mediaType?.schema) : plainSchemas[form];

interface MendedContent {
  /** The content that hey-api gets. By any other media type it would judge whether this is a file. */
  readonly kept: Node;
  /** Schemas of the media types that it does not get. */
  readonly others: readonly (readonly [mediaType: string, schema: unknown])[];
}

const mendContent = (content: Content, formOf: (mediaType: string) => BodyForm): MendedContent => {
  const selected = selectMediaType(content);
  const schemas = Object.entries(content).map(
    ([mediaType, object]) => [mediaType, schemaOf(formOf(mediaType), object)] as const,
  );
  const keptSchema = schemas.find(([mediaType]) => mediaType === selected)?.[1];
  return {
    kept: selected === undefined ? {} : { "application/json": keptSchema === undefined ? {} : { schema: keptSchema } },
    others: schemas.filter(([mediaType, schema]) => mediaType !== selected && schema !== undefined),
  };
};

/**
 * Lets hey-api keep the media types that are sent and expected, and carries the schemas of the others and of headers.
 *
 * @param resolve Follows a reference in the document that hey-api gets.
 */
export const mendBodies = (target: Node, { body, responses }: OperationModel, resolve: Resolve): void => {
  const requestBody = resolve(target.requestBody);
  if (!body) delete target.requestBody;
  else if (isNode(requestBody)) {
    const { kept, others } = mendContent(body.content, formOfRequest);
    requestBody.content = kept;
    for (const [mediaType, schema] of others) carrySchema(target, ["request", "content", mediaType], schema);
  }
  for (const [status, { content, headers }] of Object.entries(responses)) {
    const response = isNode(target.responses) ? resolve(target.responses[status]) : undefined;
    if (content && isNode(response)) {
      const { kept, others } = mendContent(content, formOfResponse);
      response.content = kept;
      for (const [mediaType, schema] of others) carrySchema(target, ["response", status, "content", mediaType], schema);
    }
    for (const [name, { schema, content: { ...headerContent } = {} }] of Object.entries(headers)) {
      const [inContent] = Object.values(headerContent);
      carrySchema(target, ["response", status, "header", name], structuredClone(schema ?? inContent?.schema ?? {}));
    }
  }
};
