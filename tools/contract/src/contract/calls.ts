import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { authKinds, isEnough } from "./auth-kinds.ts";
import { models } from "./spec.ts";

/** `fetch` sends no TRACE, and a request has one header `Authorization`, though a spec may ask for two in it. */
const canBeSent = (operation: OperationModel): boolean =>
  operation.method !== "trace" && authKinds.some((kind) => isEnough(operation, kind));

const { sent = [], unsent = [] } = Object.groupBy(models, ({ operation }) =>
  canBeSent(operation) ? "sent" : "unsent",
);

/** What the cases of the operations that a client can send are made from. */
export const calls: typeof models = sent;

/** What the cases of all other operations are made from. */
export const impossibleCalls: typeof models = unsent;
