import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import { toInput } from "@gong-engagement/mock/cases/to-input";
import { toSdkValues } from "@gong-engagement/mock/cases/to-sdk-values";
import * as sdk from "@gong-engagement/sdk";
import { noteCall } from "./coverage.ts";
import { spec } from "./spec.ts";

/** One way in which the SDK offers every operation. Each call has a client of its own: a 429 pauses only that one. */
export interface SdkForm {
  readonly name: string;
  readonly call: (
    options: sdk.ClientOptions,
    operation: OperationModel,
    request: RequestValues,
    headers?: Readonly<Record<string, string>>,
  ) => sdk.CallPromise<unknown>;
}

const toSdkInput = (operation: OperationModel, request: RequestValues): object =>
  toInput(operation, toSdkValues(spec, operation, request));

const callMember = (holder: unknown, name: string, args: readonly unknown[]): sdk.CallPromise<unknown> => {
  const member: unknown = Reflect.get(Object(holder), name);
  if (typeof member !== "function") throw new TypeError(`The SDK has no ${name}`);
  return Reflect.apply(member, holder, args);
};

/** `gong.tag.operation(input)` */
export const callMethod: SdkForm["call"] = (options, operation, request, headers = {}) => {
  noteCall("method", operation);
  const resource: unknown = Reflect.get(new sdk.GongEngagement(options), operation.tag.propertyName);
  return callMember(resource, operation.operationId, [toSdkInput(operation, request), { headers }]);
};

/** `operation(client, input)` */
const callFunctionWithClient: SdkForm["call"] = (options, operation, request, headers = {}) => {
  noteCall("function with a client", operation);
  const args = [sdk.createClient(options), toSdkInput(operation, request), { headers }];
  return callMember(sdk, operation.operationId, args);
};

/** `operation(gong, input)` */
const callFunctionWithSdk: SdkForm["call"] = (options, operation, request, headers = {}) => {
  noteCall("function with the SDK", operation);
  const args = [new sdk.GongEngagement(options), toSdkInput(operation, request), { headers }];
  return callMember(sdk, operation.operationId, args);
};

export const sdkForms: readonly SdkForm[] = [
  { name: "method", call: callMethod },
  { name: "function with a client", call: callFunctionWithClient },
  { name: "function with the SDK", call: callFunctionWithSdk },
];
