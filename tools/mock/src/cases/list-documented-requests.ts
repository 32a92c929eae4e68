import type { RequestModel } from "./create-request-parser.ts";
import type { RequestValues } from "./create-request-schema.ts";
import type { RequestCase } from "./request-case.ts";

/** Requests that the spec gives in part: each example, and each value of each enum. Some contradict its schemas. */
export const listDocumentedRequests = ({ examples, places }: RequestModel): RequestCase[] => [
  ...examples,
  ...places.flatMap(({ path, schema, replace }) =>
    (schema.enum ?? []).map((value) => ({
      title: `${path.join(".")} = ${JSON.stringify(value)}`,
      request: replace(value) as RequestValues,
    })),
  ),
];
