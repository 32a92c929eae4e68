import type { ClientOptions } from "@gong-engagement/client";
import type { SecuritySchemeObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { spec } from "./spec.ts";

export interface AuthKind {
  readonly name: string;
  readonly auth: NonNullable<ClientOptions["auth"]>;
  /** Whether such credentials are what the scheme asks for. */
  readonly isFor: (scheme: SecuritySchemeObject) => boolean;
}

const isHttp = ({ type, scheme }: SecuritySchemeObject, name: string): boolean =>
  type === "http" && scheme?.toLowerCase() === name;

/** All that a client can be given as credentials, nothing included. */
export const authKinds: readonly AuthKind[] = [
  {
    name: "an access key",
    auth: { accessKey: "key", accessKeySecret: "secret" },
    isFor: (scheme) => isHttp(scheme, "basic"),
  },
  {
    name: "a bearer token",
    auth: { bearerToken: "token" },
    isFor: (scheme) => isHttp(scheme, "bearer") || scheme.type === "oauth2" || scheme.type === "openIdConnect",
  },
  { name: "no credentials", auth: false, isFor: () => false },
];

/** Whether one of the alternatives that an operation accepts needs nothing else; none is needed if it states none. */
export const isEnough = ({ security }: OperationModel, { isFor }: AuthKind): boolean =>
  security.length === 0 ||
  security.some((names) =>
    names.every((name) => {
      const scheme = spec.components?.securitySchemes?.[name];
      return scheme !== undefined && isFor(resolveReference<SecuritySchemeObject>(spec, scheme));
    }),
  );
