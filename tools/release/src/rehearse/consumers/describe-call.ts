import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { parseServer } from "@gong-engagement/generator/model/parse-service";
import { createRequestParser } from "@gong-engagement/mock/cases/create-request-parser";
import { toInput } from "@gong-engagement/mock/cases/to-input";

/** All that a program of a consumer needs to call one operation. */
export interface DescribedCall {
  readonly options: object;
  /** URL of the service, by the document. */
  readonly server: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Property of the SDK. */
  readonly tag: string;
  /** As the client takes it. */
  readonly request: object;
  /** As the SDK takes it. */
  readonly input: object;
}

/** The effective spec that the packages of a repository were generated from. */
export const readEffectiveSpec = async (repository: string): Promise<OpenApiDocument> =>
  JSON.parse(await readFile(join(repository, "packages/types/src/generated/openapi.json"), "utf8"));

const takesAccessKey = (document: OpenApiDocument, { security }: OperationModel): boolean =>
  security.some(([name = ""]) => {
    const scheme = document.components?.securitySchemes?.[name];
    return scheme !== undefined && "scheme" in scheme && scheme.scheme?.toLowerCase() === "basic";
  });

/**
 * Describes a valid call: of the operation of that name, or else of the first one.
 *
 * @param baseUrl Where the mock listens.
 */
export const describeCall = (document: OpenApiDocument, baseUrl: string, operationId?: string): DescribedCall => {
  const operations = parseOperations(document);
  const operation = operationId ? operations.find((other) => other.operationId === operationId) : operations[0];
  if (!operation) throw new Error(`The API description has no operation ${operationId ?? ""}`.trim());
  const { required } = createRequestParser(document)(operation);
  const auth = takesAccessKey(document, operation)
    ? { accessKey: "rehearsal", accessKeySecret: "rehearsal" }
    : { bearerToken: "rehearsal" };
  return {
    options: { baseUrl, auth, rateLimit: false, retry: false },
    server: operation.server ?? parseServer(document.servers),
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    tag: operation.tag.propertyName,
    request: required,
    input: toInput(operation, required),
  };
};
