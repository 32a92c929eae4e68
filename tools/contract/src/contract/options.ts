import type { ClientOptions } from "@gong-engagement/client";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { inject } from "vitest";
import { authKinds, isEnough } from "./auth-kinds.ts";

/** Options under which every call is one request, and its answer is what Prism said. */
export const optionsWith = (auth: NonNullable<ClientOptions["auth"]>): ClientOptions => ({
  baseUrl: inject("prismUrl"),
  auth,
  rateLimit: false,
  retry: false,
});

/** The same options with credentials that the operation accepts. */
export const optionsFor = (operation: OperationModel): ClientOptions => {
  const kind = authKinds.find((candidate) => isEnough(operation, candidate));
  if (!kind) throw new Error(`${operation.operationId} accepts no credentials that a client can be given`);
  return optionsWith(kind.auth);
};
