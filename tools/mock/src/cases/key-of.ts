import type { OperationModel } from "@gong-engagement/generator/model/operation-model";

/** Tells operations apart. */
export const keyOf = ({ method, path }: Pick<OperationModel, "method" | "path">): string => `${method} ${path}`;
