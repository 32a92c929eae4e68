import type { RequestModel } from "./create-request-parser.ts";
import type { RequestValues } from "./create-request-schema.ts";
import { listDocumentedRequests } from "./list-documented-requests.ts";
import { isFilledIn } from "./list-places.ts";
import { isExpressibleAsInput, type RequestCase } from "./request-case.ts";

/**
 * Requests that the spec allows: all it knows, only what is required, without what the client fills in, each example, and
 * each value of each enum.
 */
export const listAcceptedRequests = (model: RequestModel): RequestCase[] => {
  const { operation, everything, required, places, validate } = model;
  const filledIn = places.filter((place) => place.isRequired && isFilledIn(place, operation));
  return [
    { title: "every parameter and property", request: everything },
    { title: "only what is required", request: required },
    ...filledIn.map(({ path, replace }) => ({
      title: `no ${path.join(".")}, which the client fills in`,
      request: replace(undefined) as RequestValues,
    })),
    ...listDocumentedRequests(model).filter(({ request }) => validate(request).length === 0),
  ].filter(({ request }) => isExpressibleAsInput(operation, request));
};
