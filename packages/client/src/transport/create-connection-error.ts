import { GongConnectionError } from "../errors/gong-connection-error.ts";
import { isObject, isStream } from "../guards.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import type { Redact } from "../redact/redactor.ts";

/** Codes of OpenSSL, Node.js and Bun for a certificate or a handshake that failed; a bad MAC comes later. */
const notSecure = /CERT|^UNABLE_TO|^INVALID_|HOSTNAME|^EPROTO|_(SSL|TLS)_(?!.*MAC)/;

/** Codes of Node.js, undici's proxy agents and Bun that come before a connection is made. */
const notConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_\w+|ConnectionRefused|FailedToOpenSocket)$/;

/** Node.js, where the other side hangs up during the handshake, or a proxy refuses the tunnel; fetch's blocked ports; Deno. */
const notConnectedMessage = /before secure TLS|when HTTP Tunneling|^bad port$|\(Connect\): (tcp|dns)/;

/** Codes of Node.js and undici for an argument that they do not take. */
const refusedArgument = /^(UND_ERR_INVALID_ARG|ERR_INVALID_ARG_\w+|ERR_INVALID_THIS)$/;

/** Node.js, where the option `dispatcher` is not a dispatcher. */
const refusedDispatcher = /\.dispatch is not a function$/;

/** What is read of an error; the members of what is thrown may be anything. */
interface PlatformError {
  readonly code: string;
  readonly syscall: unknown;
  readonly message: string;
}

const toText = (value: unknown): string => (typeof value === "string" ? value : "");

/** The error and what is behind it; platforms hide the reason there. */
const listCauses = (error: unknown, depth = 0): readonly PlatformError[] => {
  if (!isObject(error) || depth > 4) return [];
  try {
    const { code, syscall, message, cause, errors } = error as Readonly<Record<string, unknown>>;
    const next: unknown = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
    return [{ code: toText(code), syscall, message: toText(message) }, ...listCauses(next, depth + 1)];
  } catch {
    // A getter threw.
    return [];
  }
};

const isNotSecure = ({ code, message }: PlatformError): boolean =>
  notSecure.test(code) || (/\(Connect\): /.test(message) && !notConnectedMessage.test(message));

const isNotConnected = ({ code, syscall, message }: PlatformError): boolean =>
  syscall === undefined
    ? notConnected.test(code) || notConnectedMessage.test(message)
    : syscall === "connect" || syscall === "getaddrinfo";

const isRefusedArgument = ({ code, message }: PlatformError): boolean =>
  refusedArgument.test(code) || refusedDispatcher.test(message);

/** Host of a URL, and the port if it is not the usual one. */
const getHost = (url: string): string => (URL.canParse(url) ? new URL(url).host : "the service");

/** Finds out from what a platform throws whether anything was sent. What does not say so counts as sent. */
export const createConnectionError = (error: unknown, url: string, redact: Redact): GongConnectionError => {
  const causes = listCauses(error);
  const isPermanent = causes.some(isNotSecure);
  return new GongConnectionError({
    delivery: isPermanent || causes.some(isNotConnected) ? "not-sent" : "unknown",
    isPermanent,
    host: getHost(url),
    cause: cleanCause(error, redact),
  });
};

/** Whether an error says nothing but a message; what the network or the body of the request did wrong has a cause or a code. */
const isPlainError = (error: unknown): boolean => {
  try {
    return error instanceof Error && error.cause === undefined && !("code" in error);
  } catch {
    return false;
  }
};

/**
 * Whether `fetch` refused what it was given, and so sent nothing: options that the platform does not know, or a signal of
 * another platform, as some test environments have it.
 */
export const isRefusedByFetch = (error: unknown, url: string, init: RequestInit): boolean => {
  const causes = listCauses(error);
  if (causes.some(isRefusedArgument)) return true;
  if (!isPlainError(error) || isStream(init.body)) return false;
  try {
    return !new Request(url, init);
  } catch {
    return true;
  }
};
