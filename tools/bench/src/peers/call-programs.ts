import { versions } from "./versions.ts";

/** A program that makes one call, with one client. */
export interface CallProgram {
  /** Its name in the tables. */
  readonly name: string;
  /** Its path in `programs`. */
  readonly path: string;
  /** What has to be installed for it. Absent if that is nothing. */
  readonly packageName?: string;
}

const peer = (file: string, packageName: keyof typeof versions, generator?: string): CallProgram => ({
  name: `${packageName} ${versions[packageName]}${generator ? ` (${generator})` : ""}`,
  path: `call/${file}`,
  packageName,
});

const fetchProgram: CallProgram = { name: "fetch", path: "call/fetch" };
export const sdkProgram: CallProgram = { name: "sdk", path: "call/sdk", packageName: "@gong-engagement/sdk" };
export const validateProgram: CallProgram = {
  name: "sdk, validate",
  path: "call/sdk-validate",
  packageName: "@gong-engagement/schemas",
};
const clientProgram: CallProgram = {
  name: "client",
  path: "call/client",
  packageName: "@gong-engagement/client",
};

/** Those that send through a fetch which they are given. Bare fetch, which all are compared with, comes first. */
export const fetchPrograms: readonly [CallProgram, CallProgram, ...CallProgram[]] = [
  fetchProgram,
  sdkProgram,
  clientProgram,
  peer("openapi-fetch", "openapi-fetch"),
  { name: "hey-api's fetch client", path: "call/hey-api" },
  peer("ky", "ky"),
  peer("ofetch", "ofetch"),
  peer("axios", "axios"),
  peer("openai", "openai", "Stainless"),
  peer("anthropic", "@anthropic-ai/sdk", "Stainless"),
  peer("mistral", "@mistralai/mistralai", "Speakeasy"),
  peer("webflow", "webflow-api", "Fern"),
  peer("stripe", "stripe"),
  peer("octokit", "@octokit/core"),
];

/** All of them: ourselves, and what a user would pick instead. */
export const callPrograms: readonly [CallProgram, ...CallProgram[]] = [
  ...fetchPrograms,
  { ...peer("undici", "undici"), name: `undici.request ${versions.undici}` },
];
