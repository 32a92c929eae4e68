import { GongConnectionError } from "../errors/gong-connection-error.ts";
import { cleanCause } from "../redact/clean-cause.ts";

/** Codes of OpenSSL, Node.js and Bun for a certificate or a handshake that failed; a bad MAC comes later. */
const notSecure = /CERT|^UNABLE_TO|^INVALID_|HOSTNAME|^EPROTO|_(SSL|TLS)_(?!.*MAC)/;

/** Codes of Node.js and Bun that come before a connection is made. */
const notConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Node.js, where the other side hangs up during the handshake; fetch's blocked ports; Deno. */
const notConnectedMessage = /before secure TLS|^bad port$|\(Connect\): (tcp|dns)/;

interface PlatformError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: PlatformError;
  readonly errors?: readonly PlatformError[];
}

/** The error and what is behind it; platforms hide the reason there. */
const listCauses = (error: PlatformError | undefined, depth = 0): readonly PlatformError[] =>
  error && depth < 5 ? [error, ...listCauses(error.cause ?? error.errors?.[0], depth + 1)] : [];

const isNotSecure = ({ code = "", message = "" }: PlatformError): boolean =>
  notSecure.test(`${code}`) || (/\(Connect\): /.test(`${message}`) && !notConnectedMessage.test(`${message}`));

const isNotConnected = ({ code = "", syscall, message = "" }: PlatformError): boolean =>
  syscall === undefined
    ? notConnected.test(`${code}`) || notConnectedMessage.test(`${message}`)
    : syscall === "connect" || syscall === "getaddrinfo";

/** Finds out from what a platform throws whether anything was sent. What does not say so counts as sent. */
export const createConnectionError = (error: unknown, redact: (text: string) => string): GongConnectionError => {
  const causes = listCauses(error as PlatformError);
  const isPermanent = causes.some(isNotSecure);
  return new GongConnectionError({
    delivery: isPermanent || causes.some(isNotConnected) ? "not-sent" : "unknown",
    isPermanent,
    cause: cleanCause(error, redact),
  });
};
