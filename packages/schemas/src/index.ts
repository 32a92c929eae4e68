export * from "./generated/index.ts";
export type { Schema } from "./schema/create-schema.ts";
