import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { RequestValues } from "./create-request-schema.ts";

export interface RequestCase {
  readonly title: string;
  readonly request: RequestValues;
}

export interface RefusedRequestCase extends RequestCase {
  /** Name of the parameter or property that is missing or wrong. */
  readonly culprit: string;
}

/** Whether a flat input can express a request: its body is an object, and an optional body is not an empty one. */
export const isExpressibleAsInput = ({ body: model }: OperationModel, { body }: RequestValues): boolean => {
  if (!model?.properties || body === undefined) return true;
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  return model.required || Object.keys(body).length > 0;
};
