import type { ClientOptions } from "@gong-engagement/client";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseSecuritySchemes } from "@gong-engagement/generator/model/parse-security-schemes";
import { spec } from "./spec.ts";

export interface AuthKind {
  readonly name: string;
  readonly auth: NonNullable<ClientOptions["auth"]>;
  /** The security schemes of the spec for which such credentials are. */
  readonly schemes: ReadonlySet<string>;
}

const schemes = parseSecuritySchemes(spec);
const certificates = schemes.filter(([, { type }]) => type === "mutualTLS").map(([name]) => name);
const basic = schemes.filter(([, { scheme }]) => scheme === "basic").map(([name]) => name);
const tokens = schemes
  .filter(([, { type, scheme }]) => scheme === "bearer" || type === "oauth2" || type === "openIdConnect")
  .map(([name]) => name);
const named = schemes.filter(([, { isNamed }]) => isNamed).map(([name]) => name);

// What is in no document: credentials are taken out of what a service says.
const accessKey = { accessKey: "k4Xq9TzB", accessKeySecret: "p7RfW2mL" };
const bearerToken = { bearerToken: "c8VnJ5hD" };
/** What is given under the name of a scheme. */
export const namedCredential = "y3GsK6wQ";
const namedCredentials = Object.fromEntries(named.map((name) => [name, namedCredential]));

const createKind = (name: string, auth: AuthKind["auth"], ...names: readonly string[]): AuthKind => ({
  name,
  auth,
  schemes: new Set([...names, ...certificates]),
});

const kindsWithNamed: readonly AuthKind[] = [
  createKind(
    "an access key and all named",
    { ...namedCredentials, ...accessKey },
    ...basic,
    ...named.filter((name) => !(name in accessKey)),
  ),
  createKind("a bearer token and all named", { ...bearerToken, ...namedCredentials }, ...tokens, ...named),
];

/** All that a client can be given as credentials, nothing included. */
export const authKinds: readonly AuthKind[] = [
  createKind("an access key", accessKey, ...basic),
  createKind("a bearer token", bearerToken, ...tokens),
  createKind("no credentials", false),
  ...(named.length > 0 ? kindsWithNamed : []),
];

/** Schemes whose credential is in the header `Authorization`. A request has one such header. */
const inHeader: ReadonlySet<string> = new Set(
  schemes.filter(([, { type }]) => type !== "apiKey" && type !== "mutualTLS").map(([name]) => name),
);

/** Whether one of the alternatives that an operation accepts needs nothing else; none is needed if it states none. */
export const isEnough = ({ security }: OperationModel, kind: AuthKind): boolean =>
  security.length === 0 ||
  security.some(
    (names) => names.every((name) => kind.schemes.has(name)) && names.filter((name) => inHeader.has(name)).length <= 1,
  );

/** Whether Prism refuses a request of the operation without credentials: it knows nothing of some kinds of them. */
export const isCheckedByPrism = ({ security }: OperationModel): boolean =>
  security.every((names) =>
    names.some((name) => {
      const scheme = schemes.find(([other]) => other === name)?.[1];
      return scheme?.type === "http"
        ? /^(basic|bearer|digest)$/.test(scheme.scheme ?? "")
        : scheme?.type !== "mutualTLS";
    }),
  );

/** Takes all credentials out of a request. */
export const removeCredentials = (url: string, headers: Headers): string => {
  const cleanUrl = new URL(url);
  headers.delete("authorization");
  for (const [, { type, in: place, name = "" }] of schemes) {
    if (type !== "apiKey") continue;
    if (place === "header") headers.delete(name);
    else if (place === "query") cleanUrl.searchParams.delete(name);
    else {
      const cookies = headers.get("cookie")?.split("; ") ?? [];
      headers.set("cookie", cookies.filter((cookie) => !cookie.startsWith(`${name}=`)).join("; "));
    }
  }
  return cleanUrl.href;
};
