import { inspect } from "node:util";
import { isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser } from "../cases/create-request-parser.ts";
import type { RequestValues } from "../cases/create-request-schema.ts";
import { toInput } from "../cases/to-input.ts";
import type { Prism } from "../prism/start-prism.ts";
import { writeRequest } from "../wire/write-request.ts";

const indent = (text: string, by: string): string => text.replaceAll("\n", `\n${by}`);
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const printCurl = (operation: OperationModel, request: RequestValues, serverUrl: string): string[] => {
  const { method, path, query, headers, cookies, mediaType, body } = writeRequest(operation, request);
  const url = `${serverUrl}${path.map(encodeURIComponent).join("/")}`;
  const search = query.length > 0 ? `?${new URLSearchParams(query.map(([name, value]) => [name, value]))}` : "";
  const options = [
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(cookies.length > 0 ? [`-b ${quote(cookies.join("; "))}`] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: ${mediaType}'`, `-d ${quote(JSON.stringify(body))}`]),
  ];
  const words = [`curl -i -X ${method} ${search ? quote(url + search) : url}`, "-u anyKey:anySecret", ...options];
  return words.map((word, index) => `${index === 0 ? "  " : "    "}${word}${index < words.length - 1 ? " \\" : ""}`);
};

/** An operation to show, with a body that can be read if there is one, and what it takes. */
const findExample = (document: OpenApiDocument) => {
  const parseRequest = createRequestParser(document);
  const operations = parseOperations(document)
    .filter(({ body, server }) => server === undefined && isJson(body?.mediaType ?? "application/json"))
    .sort((one, other) => Number(!one.body?.properties) - Number(!other.body?.properties));
  for (const operation of operations) {
    try {
      const { everything, required } = parseRequest(operation);
      return { operation, request: operation.body && required.body === undefined ? everything : required };
    } catch {
      // Of some operations no request can be made without an example.
    }
  }
  return undefined;
};

/** What a newcomer needs to try the mock: where it is, a call with curl, one with the SDK, and how to provoke errors. */
export const printIntroduction = (document: OpenApiDocument, { url, serverUrl }: Prism): string => {
  const lines = [`Prism mocks the ${document.info.title} on ${serverUrl}`];
  const example = findExample(document);
  if (example) {
    const { operation, request } = example;
    const input = inspect(toInput(operation, request), { compact: false, depth: null });
    lines.push(
      "",
      "With curl:",
      "",
      ...printCurl(operation, request, serverUrl),
      "",
      "With the SDK:",
      "",
      `  const auth = { accessKey: "anyKey", accessKeySecret: "anySecret" };`,
      `  const gong = new GongEngagement({ baseUrl: "${url}", auth });`,
      `  await gong.${operation.tag.propertyName}.${operation.operationId}(${indent(input, "  ")});`,
    );
  }
  lines.push(
    "",
    "Any status of the spec can be asked for with a header: -H 'Prefer: code=429' in curl,",
    `{ headers: { prefer: "code=429" }, retry: false } as last argument in the SDK.`,
    "",
    "Ctrl+C ends it.",
  );
  return lines.join("\n");
};
