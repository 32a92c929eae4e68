export type * from "./generated/paths.ts";
export type * from "./generated/types.ts";
