import { isJson } from "@gong-engagement/generator/model/media-types";
import { httpMethods, type OpenApiDocument, type SchemaObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { isObject } from "@gong-engagement/kit/is-object";
import { createRequestParser } from "@gong-engagement/mock/cases/create-request-parser";
import type { RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import { toInput } from "@gong-engagement/mock/cases/to-input";

const imports = `
import { createClient } from "@gong-engagement/client";
import * as sdk from "@gong-engagement/sdk";
import type { paths } from "@gong-engagement/types";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const expectSame = <A, B>(same: Same<A, B>): boolean => same;
export const client = createClient({ auth: false });
export const gong = new sdk.GongEngagement({ auth: false });
`;

const quote = (value: unknown): string => JSON.stringify(value);

/** Schema of a JSON body that is an object with the properties it names, and no others. */
const plainBodySchema = (document: OpenApiDocument, { body }: OperationModel): SchemaObject | undefined => {
  const stated = body?.content[body.mediaType]?.schema;
  if (!isObject(stated)) return undefined;
  const schema = resolveReference<SchemaObject>(document, stated);
  const more = ["allOf", "anyOf", "oneOf", "additionalProperties", "patternProperties", "not"];
  return schema.properties && !more.some((keyword) => keyword in schema) ? schema : undefined;
};

const without = (values: RequestValues, name: string): RequestValues => {
  const { [name]: _, ...body } = Object(values.body);
  return { ...values, body };
};

const withMember = (values: RequestValues, name: string, value: unknown): RequestValues => ({
  ...values,
  body: { ...Object(values.body), [name]: value },
});

/** One request that the types refuse, and why. */
interface WrongRequest {
  readonly reason: string;
  readonly values: RequestValues;
}

const listWrongRequests = (
  document: OpenApiDocument,
  operation: OperationModel,
  required: RequestValues,
): WrongRequest[] => {
  const schema = plainBodySchema(document, operation);
  if (!schema || !operation.body?.properties || !isObject(required.body)) return [];
  const properties = schema.properties ?? {};
  const text = operation.body.requiredProperties.find(
    (name) => resolveReference<SchemaObject>(document, Object(properties[name])).type === "string",
  );
  return [
    ...operation.body.requiredProperties.map((name) => ({
      reason: `without ${name}, which is required`,
      values: without(required, name),
    })),
    { reason: "with a property that the document does not have", values: withMember(required, "notInDocument", 1) },
    ...(text ? [{ reason: `with a number as ${text}`, values: withMember(required, text, 1) }] : []),
  ];
};

/** The calls of an operation with one request: by the client, by the method, and by the function. */
const printCalls = (operation: OperationModel, request: RequestValues, option?: string): string[] => {
  const { method, path, tag, operationId } = operation;
  const { body, ...params } = request;
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) };
  const input = quote(toInput(operation, request));
  const options = option ? `, { ${option} }` : "";
  const clientInit = option
    ? quote(init).replace(/\}$/, `${Object.keys(init).length > 0 ? ", " : ""}${option}}`)
    : quote(init);
  return [
    `client.${method.toUpperCase()}(${quote(path)}, ${clientInit})`,
    `gong[${quote(tag.propertyName)}].${operationId}(${input}${options})`,
    `sdk.${operationId}(client, ${input}${options})`,
    `sdk.${operationId}(gong, ${input}${options})`,
  ];
};

const printRight = (calls: readonly string[]): string[] => calls.map((call) => `() => ${call},`);

const printWrong = (reason: string, calls: readonly string[]): string[] =>
  calls.flatMap((call) => [`// @ts-expect-error ${reason}`, `() => ${call},`]);

/** Whether the SDK's input, or the body of the client, may be left out. */
const needsNothing = (operation: OperationModel): boolean =>
  parseInput(operation).parameters.every(({ parameter }) => !parameter.required) && !operation.body?.required;

/** The type of a response's body, where the document leaves no choice. */
const printSuccess = ({ path, method, responses }: OperationModel): string | undefined => {
  const successes = Object.entries(responses).filter(([status]) => /^2|default/.test(status));
  const [[status = "", { content = {} } = {}] = []] = successes;
  const mediaTypes = Object.keys(content);
  if (successes.length !== 1 || mediaTypes.length !== 1 || !/^\d+$/.test(status)) return undefined;
  return `paths[${quote(path)}][${quote(method)}]["responses"][${status}]["content"][${quote(mediaTypes[0])}]`;
};

const printResults = (operation: OperationModel, calls: readonly string[]): string[] => {
  const success = printSuccess(operation);
  if (!success) return [];
  const [byClient, ...bySdk] = calls;
  const data = (call: string, body: string): string =>
    `async () => { const result = await ${call}; return expectSame<typeof result${body}>(true); },`;
  return [data(byClient ?? "", `["data"], ${success} | undefined`), ...bySdk.map((call) => data(call, `, ${success}`))];
};

const printStatuses = ({ path, method, responses }: OperationModel): string => {
  const statuses = Object.keys(responses).map((status) => (/^\d+$/.test(status) ? status : quote(status)));
  const documented = `keyof paths[${quote(path)}][${quote(method)}]["responses"]`;
  return `() => expectSame<${documented}, ${statuses.join(" | ") || "never"}>(true),`;
};

/** Calls that the types of packages made from the document must take, and calls that they must refuse. */
const printOperation = (document: OpenApiDocument, operation: OperationModel): string[] => {
  const { everything, required } = createRequestParser(document)(operation);
  const { method, path, tag, operationId } = operation;
  const otherMethod = httpMethods.find((name) => name !== "trace" && !document.paths?.[path]?.[name]) ?? "get";
  const calls = printCalls(operation, required);
  return [
    `// ${operationId}`,
    ...printRight([...calls, ...printCalls(operation, everything)]),
    ...(needsNothing(operation) ? printRight([`gong[${quote(tag.propertyName)}].${operationId}()`]) : []),
    ...(operation.body?.required
      ? printWrong("without the body, which is required", [`client.${method.toUpperCase()}(${quote(path)}, {})`])
      : []),
    ...listWrongRequests(document, operation, required).flatMap(({ reason, values }) =>
      printWrong(reason, printCalls(operation, values)),
    ),
    ...printWrong("with an option that does not exist", printCalls(operation, required, "timeOut: 1")),
    ...printWrong("with a path that the document does not have", [
      `client.${method.toUpperCase()}(${quote(`${path}/not-in-document`)}, {})`,
    ]),
    ...printWrong("with a method that the path does not have", [
      `client.${otherMethod.toUpperCase()}(${quote(path)}, {})`,
    ]),
    ...printResults(operation, calls),
    printStatuses(operation),
  ];
};

/** Whether the types take what JSON can say: bytes are given as a Blob, which has no literal. */
const isPrintable = ({ body }: OperationModel): boolean => body === undefined || isJson(body.mediaType);

/** A program of all operations that take JSON, which compiles only if the types take and refuse what the document does. */
export const printProgram = (document: OpenApiDocument): string => {
  const operations = parseOperations(document).filter(isPrintable);
  const lines = operations.flatMap((operation) => printOperation(document, operation));
  return `${imports}\nexport const calls: readonly (() => unknown)[] = [\n${lines.join("\n")}\n];\n`;
};
