import type { OperationModel } from "./operation-model.ts";

/** Statuses whose body a caller gets as data: all 2xx, or `default` where the spec has none. */
export const listSuccesses = ({ responses }: OperationModel): string[] => {
  const statuses = Object.keys(responses).filter((status) => status.startsWith("2"));
  return statuses.length > 0 || !("default" in responses) ? statuses : ["default"];
};
