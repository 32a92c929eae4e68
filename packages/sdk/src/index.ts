export * from "@gong-engagement/client";
export type * from "@gong-engagement/types";
export type { CallPromise, ClientSource } from "./call.ts";
export * from "./generated/index.ts";
