import { inspect } from "node:util";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser } from "../cases/create-request-parser.ts";
import { toInput } from "../cases/to-input.ts";
import type { Prism } from "../prism/start-prism.ts";

const indent = (text: string, by: string): string => text.replaceAll("\n", `\n${by}`);

/** What a newcomer needs to try the mock: where it is, a call with curl, one with the SDK, and how to provoke errors. */
export const printIntroduction = (document: OpenApiDocument, { url, serverUrl }: Prism): string => {
  const operations = parseOperations(document);
  const operation = operations.find(({ body, parameters }) => body?.properties && parameters.length === 0);
  const lines = [`Prism mocks the ${document.info.title} on ${serverUrl}`];
  if (operation) {
    const { required } = createRequestParser(document)(operation);
    const { operationId, method, path, tag } = operation;
    const input = indent(inspect(toInput(operation, required), { compact: false, depth: null }), "  ");
    lines.push(
      "",
      "With curl:",
      "",
      `  curl -i -X ${method.toUpperCase()} ${serverUrl}${path} \\`,
      "    -u anyKey:anySecret -H 'Content-Type: application/json' \\",
      `    -d '${JSON.stringify(required.body).replaceAll("'", "'\\''")}'`,
      "",
      "With the SDK:",
      "",
      `  const auth = { accessKey: "anyKey", accessKeySecret: "anySecret" };`,
      `  const gong = new GongEngagement({ baseUrl: "${url}", auth });`,
      `  await gong.${tag.propertyName}.${operationId}(${input});`,
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
