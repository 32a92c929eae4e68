import { operations } from "../generated/operations.ts";
import { service } from "../generated/service.ts";
import type { Operation } from "../operation.ts";
import type { Settings } from "../options/resolve-options.ts";
import type { Call } from "../transport/call.ts";

/** What is not in the spec is sent with the credentials that there are. */
const createUnknownOperation = (operationId: string): Operation => ({
  operationId,
  security: [...Object.keys(service.securitySchemes).map((name) => [name]), []],
  responses: {},
});

/** A call about which nothing is known but what is called. */
export const createCall = (method: string, path: string, { limits }: Settings): Call => {
  const name = `${method} ${path}`;
  return {
    operation: operations[name] ?? createUnknownOperation(name),
    method,
    path,
    signal: undefined,
    limits,
    endsAt: Infinity,
    idempotencyKey: undefined,
    auth: undefined,
    keys: undefined,
    isBuilt: false,
    baseUrl: "",
    url: "",
    headers: {},
    init: {},
    attempts: 0,
    delivery: "not-sent",
    credential: undefined,
    isRefreshed: false,
    controller: undefined,
    reject: undefined,
    abandon: undefined,
    cut: undefined,
    stopped: undefined,
  };
};
