import type { RequestModel } from "./create-request-parser.ts";
import type { RequestValues } from "./create-request-schema.ts";
import type { RequestCase } from "./request-case.ts";

/** Requests that the spec allows: all it knows, only what is required, each example, and each value of each enum. */
export const listAcceptedRequests = ({ everything, required, examples, places }: RequestModel): RequestCase[] => [
  { title: "every parameter and property", request: everything },
  { title: "only what is required", request: required },
  ...examples.map(({ name, request }) => ({ title: `the example "${name}"`, request })),
  ...places.flatMap(({ path, schema, replace }) =>
    (schema.enum ?? []).map((value) => ({
      title: `${path.join(".")} = ${JSON.stringify(value)}`,
      request: replace(value) as RequestValues,
    })),
  ),
];
