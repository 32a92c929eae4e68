import { createSampler } from "@gong-engagement/fake/schema/sample-value";
import { formOfResponse } from "@gong-engagement/generator/model/media-types";
import type { Content, HeaderObject, MediaTypeObject, OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel, ResponseModel } from "@gong-engagement/generator/model/operation-model";
import { createValidator } from "../../cases/create-validator.ts";
import { parseExamples, type WithExamples } from "../../cases/parse-examples.ts";
import { removeForbidden } from "../../cases/remove-forbidden.ts";
import { nameMediaType } from "./names.ts";

/** Headers that say how a message is sent. */
const messageHeaders = /^(content-(type|length|encoding)|transfer-encoding|connection|keep-alive)$/i;

const done: ResponseModel = { description: "Done.", headers: {}, content: {} };

/**
 * Makes a function that adapts responses, which become what Prism 5.16 can answer with. It
 * - answers with ranges of media types, such as `*\/*`, as they are there, and with 500 if that is to be an object;
 * - makes samples that are not valid of recursive schemas, patterns and more;
 * - knows nothing of what is not JSON, XML or text;
 * - answers with the first error if no success is documented;
 * - fails where a header is an object, or text that a header cannot hold;
 * - writes headers that say how a message is sent, though the documented ones are not the real ones.
 */
export const createResponseAdapter = (document: OpenApiDocument) => {
  const compile = createValidator(document, "response");
  const sample = createSampler(document, "response", compile);

  const adaptMediaType = (
    mediaType: string,
    object: MediaTypeObject & WithExamples,
  ): MediaTypeObject & WithExamples => {
    const examples = parseExamples(document, object).map(({ value }) => value);
    if (formOfResponse(mediaType) !== "value") {
      const text = examples.find((example) => typeof example === "string") ?? "sample";
      return { schema: { type: "string" }, example: text };
    }
    const { schema = true } = object;
    const validate = compile(schema);
    const fitting = examples.find((value) => validate(value).length === 0);
    const example = fitting ?? removeForbidden(sample(schema, { extent: "everything" }), validate);
    // Of an answer that no sample could be made for, the test of its status tells.
    return { schema: schema !== true && validate(example).length === 0 ? schema : {}, example };
  };

  const adaptContent = (content: Content): Content =>
    Object.fromEntries(
      Object.entries(content).map(([mediaType, object]) => [
        nameMediaType(mediaType),
        adaptMediaType(mediaType, object),
      ]),
    );

  const sampleHeader = ({ schema = {}, ...header }: HeaderObject & WithExamples): string => {
    const [example] = parseExamples(document, header);
    const value = example ? example.value : sample(schema, { extent: "everything" });
    const text = typeof value === "object" ? "sample" : String(value);
    return /[^\t -\xff]/.test(text) ? "sample" : text;
  };

  const adaptHeaders = (headers: ResponseModel["headers"]): ResponseModel["headers"] =>
    Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !messageHeaders.test(name))
        .map(([name, header]): [string, HeaderObject & WithExamples] => [
          name,
          { schema: { type: "string" }, example: sampleHeader(header) },
        ]),
    );

  return ({ method, responses }: OperationModel): OperationModel["responses"] => {
    const adapted = Object.entries(responses).map(([status, response]): [string, ResponseModel] => {
      const isEmpty = method === "head" || /^(1|204|205|304)/.test(status);
      const content = isEmpty ? {} : adaptContent(response.content);
      return [status, { ...response, headers: adaptHeaders(response.headers), content }];
    });
    const hasSuccess = adapted.some(([status]) => /^(2|default)/.test(status));
    return { ...Object.fromEntries(adapted), ...(hasSuccess ? {} : { "204": done }) };
  };
};
