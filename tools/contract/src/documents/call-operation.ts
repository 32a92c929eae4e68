import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { RequestModel } from "@gong-engagement/mock/cases/create-request-parser";
import { toInput } from "@gong-engagement/mock/cases/to-input";
import { toSdkValues } from "@gong-engagement/mock/cases/to-sdk-values";
import { isKnownToPrism } from "@gong-engagement/mock/prism/adapt-for-prism";
import type * as Sdk from "@gong-engagement/sdk";
import { parseViolations } from "../contract/parse-violations.ts";
import { createCredentials } from "./create-credentials.ts";

/** The outcome of a call. */
export interface CallResult {
  readonly operationId: string;
  /** `skipped` if nothing could be sent that the description allows. */
  readonly result: "accepted" | "skipped" | "failed";
  /** Why it was skipped, or what failed. */
  readonly reason?: string;
}

/** Milliseconds that a call may take. */
const timeout = 5_000;

/** Prism says so where no operation of the document has the path of the request. */
const isLost = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "type" in body && /NO_PATH_MATCHED_ERROR$/.test(String(body.type));

const isSequence = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === "object" && data !== null && Symbol.asyncIterator in data;

const headersOf = async (sdk: typeof Sdk, promise: Sdk.CallPromise<unknown>): Promise<Headers> => {
  try {
    const { data, response } = await promise.withResponse();
    // A sequence that nobody reads would keep its connection.
    if (isSequence(data)) await data[Symbol.asyncIterator]().return?.();
    return response.headers;
  } catch (error) {
    if (sdk.isGongApiError(error) && error.status === 404 && isLost(error.body)) {
      throw new Error("the request went to a path that the document does not have", { cause: error });
    }
    // The mock's answer may be an error, or an example that its own schema does not allow.
    if (sdk.isGongApiError(error) || sdk.isGongResponseError(error)) return error.headers;
    throw error;
  }
};

/** Calls an operation with every parameter and property that it knows, and sees whether the mock finds fault with it. */
export const callOperation = async (
  sdk: typeof Sdk,
  baseUrl: string,
  document: OpenApiDocument,
  operation: OperationModel,
  parseRequest: (operation: OperationModel) => RequestModel,
): Promise<CallResult> => {
  const { operationId } = operation;
  if (!isKnownToPrism(operation))
    return { operationId, result: "skipped", reason: "the mock does not know its method" };
  const auth = createCredentials(document, operation);
  if (auth === undefined) return { operationId, result: "skipped", reason: "it needs two kinds of credentials" };
  let model: RequestModel;
  try {
    model = parseRequest(operation);
  } catch (error) {
    return { operationId, result: "skipped", reason: String(error) };
  }
  const options = { baseUrl, auth, timeout, rateLimit: false, retry: false } as ConstructorParameters<
    typeof sdk.GongEngagement
  >[0];
  const resource: unknown = Reflect.get(new sdk.GongEngagement(options), operation.tag.propertyName);
  const method: unknown = Reflect.get(Object(resource), operationId);
  if (typeof method !== "function") return { operationId, result: "failed", reason: "the SDK has no such method" };
  const input = toInput(operation, toSdkValues(document, operation, model.everything));
  try {
    const promise: Sdk.CallPromise<unknown> = Reflect.apply(method, resource, [input]);
    const violation = parseViolations(await headersOf(sdk, promise)).find(
      ({ location: [place] }) => place === "request",
    );
    if (!violation) return { operationId, result: "accepted" };
    return { operationId, result: "failed", reason: `${violation.location.join(".")}: ${violation.message}` };
  } catch (error) {
    return { operationId, result: "failed", reason: String(error) };
  }
};
