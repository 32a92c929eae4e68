import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { isObject } from "@gong-engagement/kit/is-object";
import type { RequestModel } from "@gong-engagement/mock/cases/create-request-parser";
import { toInput } from "@gong-engagement/mock/cases/to-input";
import type { CallPromise, GongEngagement } from "@gong-engagement/sdk";

/** An event that can be told from all others. */
export interface MarkedEvent {
  readonly operation: OperationModel;
  readonly input: Readonly<Record<string, unknown>>;
  /** Name of the property whose value no other event has. */
  readonly property: string;
  readonly mark: string;
}

const isFreeText = ({ type, format, enum: values, pattern }: { [key: string]: unknown }): boolean =>
  type === "string" && format === undefined && values === undefined && pattern === undefined;

/** Makes events of an operation; `undefined` if nothing in it can tell them apart. */
export const createMarker = ({
  operation,
  everything,
  places,
}: RequestModel): ((mark: string) => MarkedEvent) | undefined => {
  const { idempotencyKey } = operation;
  const texts = places.filter(
    ({ path: [place], path, schema }) => place === "body" && path.length === 2 && isFreeText({ ...schema }),
  );
  const property = idempotencyKey ?? texts[0]?.path[1];
  if (property === undefined || !isObject(everything.body)) return undefined;
  const { body } = everything;
  return (mark: string): MarkedEvent => ({
    operation,
    input: toInput(operation, { ...everything, body: { ...body, [property]: mark } }),
    property,
    mark,
  });
};

/** Reports an event with the method of its operation. */
export const report = (gong: GongEngagement, { operation, input }: MarkedEvent): CallPromise<unknown> => {
  const resource: unknown = Reflect.get(gong, operation.tag.propertyName);
  const method: unknown = Reflect.get(Object(resource), operation.operationId);
  if (typeof method !== "function") throw new TypeError(`The SDK has no ${operation.operationId}`);
  return Reflect.apply(method, resource, [input]);
};
