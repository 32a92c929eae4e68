import type { ClientOptions } from "@gong-engagement/client";
import type { SecuritySchemeObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { inject } from "vitest";
import { spec } from "./spec.ts";

export interface AuthKind {
  readonly name: string;
  readonly auth: Exclude<ClientOptions["auth"], undefined>;
  /** Whether such credentials are what the scheme asks for. */
  readonly isFor: (scheme: SecuritySchemeObject) => boolean;
}

export const authKinds: readonly AuthKind[] = [
  {
    name: "access key",
    auth: { accessKey: "key", accessKeySecret: "secret" },
    isFor: ({ type, scheme }) => type === "http" && scheme?.toLowerCase() === "basic",
  },
  {
    name: "bearer token",
    auth: { bearerToken: "token" },
    isFor: ({ type, scheme }) =>
      type === "oauth2" || type === "openIdConnect" || (type === "http" && scheme?.toLowerCase() === "bearer"),
  },
];

const isNeeded = (names: readonly string[], kind: AuthKind): boolean =>
  names.every((name) => {
    const scheme = spec.components?.securitySchemes?.[name];
    return scheme !== undefined && kind.isFor(resolveReference<SecuritySchemeObject>(spec, scheme));
  });

/** Whether one of the alternatives that the operation asks for needs nothing but these credentials, or nothing at all. */
export const isSatisfied = ({ security }: OperationModel, kind: AuthKind): boolean =>
  security.length === 0 || security.some((names) => isNeeded(names, kind));

/** Options under which every call is one request, and its answer is what Prism said. */
export const optionsWith = (auth: AuthKind["auth"] | false): ClientOptions => ({
  baseUrl: inject("prismUrl"),
  auth,
  rateLimit: false,
  retry: false,
});

/** The same with credentials of a kind that the operation accepts. */
export const optionsFor = (operation: OperationModel): ClientOptions => {
  const kind = authKinds.find((candidate) => isSatisfied(operation, candidate));
  if (!kind) throw new Error(`${operation.operationId} accepts no credentials that the client can send`);
  return optionsWith(kind.auth);
};
