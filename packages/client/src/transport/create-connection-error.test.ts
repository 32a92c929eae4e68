import { describe, expect, test } from "vitest";
import { createConnectionError, isRefusedByFetch } from "./create-connection-error.ts";

interface Thrown {
  readonly what: string;
  readonly error: unknown;
}

const classify = (error: unknown): string => {
  const { delivery, isPermanent } = createConnectionError(error, "http://127.0.0.1", (text) => text);
  return isPermanent ? "not secure" : delivery;
};

const error = (message: string, facts: object = {}): Error => Object.assign(new Error(message), facts);

/** An error behind a number of others. */
const behind = (count: number, reason: Error): Error =>
  count === 0 ? reason : new TypeError("fetch failed", { cause: behind(count - 1, reason) });

const createUnreadable = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** As Node.js has them: the reason is behind "fetch failed". */
const node = (what: string, facts: object = {}): Thrown => ({
  what: `Node.js: ${what}`,
  error: new TypeError("fetch failed", { cause: error(what, facts) }),
});
/** As Bun 1.4 has them. */
const bun = (what: string, code: string): Thrown => ({
  what: `Bun: ${what}`,
  error: Object.assign(new TypeError(what), { code }),
});
/** As Deno 2.9 has them: there are only words. */
const deno = (what: string): Thrown => ({
  what: `Deno: ${what}`,
  error: new TypeError("fetch failed", {
    cause: error(`error sending request for url (https://api.example.com/): client error ${what}`),
  }),
});

describe("no connection was made", () => {
  test.each([
    node("connect ECONNREFUSED 127.0.0.1:1", { code: "ECONNREFUSED", syscall: "connect" }),
    node("connect ETIMEDOUT", { code: "ETIMEDOUT", syscall: "connect" }),
    node("connect ENETUNREACH", { code: "ENETUNREACH", syscall: "connect" }),
    node("getaddrinfo ENOTFOUND nowhere.invalid", { code: "ENOTFOUND", syscall: "getaddrinfo" }),
    node("getaddrinfo EAI_AGAIN nowhere.invalid", { code: "EAI_AGAIN", syscall: "getaddrinfo" }),
    node("Connect Timeout Error", { code: "UND_ERR_CONNECT_TIMEOUT" }),
    node("Client network socket disconnected before secure TLS connection was established", { code: "ECONNRESET" }),
    node("bad port"),
    {
      what: "Node.js: both addresses of a host",
      error: new TypeError("fetch failed", {
        cause: Object.assign(
          new AggregateError([error("connect ETIMEDOUT ::1", { code: "ETIMEDOUT", syscall: "connect" })]),
          { code: "ETIMEDOUT" },
        ),
      }),
    },
    { what: "a reason behind four other errors", error: behind(4, error("x", { code: "ECONNREFUSED" })) },
    bun("Unable to connect. Is the computer able to access the url?", "ECONNREFUSED"),
    bun("getaddrinfo ENOTFOUND nowhere.invalid", "ENOTFOUND"),
    bun("Unable to connect, before 1.4", "ConnectionRefused"),
    bun("Was there a typo in the url or port?", "FailedToOpenSocket"),
    node("a host that cannot be reached", { code: "EHOSTUNREACH" }),
    node("a network that cannot be reached", { code: "ENETUNREACH" }),
    node("a name server that fails", { code: "EAI_FAIL" }),
    node("Proxy Connection failed", { code: "UND_ERR_PRX_CONN" }),
    {
      what: "Node.js: a proxy that refuses the tunnel",
      error: new TypeError("fetch failed", {
        cause: error("Request was cancelled.", {
          cause: error("Proxy response (407) !== 200 when HTTP Tunneling", { code: "UND_ERR_ABORTED" }),
        }),
      }),
    },
    deno("(Connect): tcp connect error: Connection refused (os error 111)"),
    deno("(Connect): dns error: failed to lookup address information: Name or service not known"),
  ])("$what", ({ error }) => {
    expect(classify(error)).toBe("not-sent");
  });
});

describe("no secure connection can be made", () => {
  test.each([
    node("self-signed certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    node("certificate has expired", { code: "CERT_HAS_EXPIRED" }),
    node("unable to verify the first certificate", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }),
    node("Hostname/IP does not match certificate's altnames", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }),
    node("wrong version number", { code: "ERR_SSL_WRONG_VERSION_NUMBER" }),
    node("handshake failure", { code: "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE" }),
    node("write EPROTO", { code: "EPROTO", syscall: "write" }),
    node("unsuitable CA", { code: "INVALID_PURPOSE" }),
    node("unable to decrypt CRL's signature", { code: "UNABLE_TO_DECRYPT_CRL_SIGNATURE" }),
    node("hostname mismatch", { code: "HOSTNAME_MISMATCH" }),
    node("TLS handshake timed out", { code: "ERR_TLS_HANDSHAKE_TIMEOUT" }),
    bun("self signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT"),
    bun("The TLS handshake failed. Does the server speak TLS on this port?", "EPROTO"),
    deno("(Connect): invalid peer certificate: UnknownIssuer"),
    deno("(Connect): received corrupt message of type InvalidContentType"),
  ])("$what", ({ error }) => {
    expect(classify(error)).toBe("not secure");
  });
});

describe("it was sent, or nobody knows", () => {
  test.each([
    node("read ECONNRESET", { code: "ECONNRESET", syscall: "read" }),
    node("read ETIMEDOUT", { code: "ETIMEDOUT", syscall: "read" }),
    node("write EPIPE", { code: "EPIPE", syscall: "write" }),
    node("read EHOSTUNREACH", { code: "EHOSTUNREACH", syscall: "read" }),
    node("other side closed", { code: "UND_ERR_SOCKET" }),
    node("Headers Timeout Error", { code: "UND_ERR_HEADERS_TIMEOUT" }),
    node("bad record mac", { code: "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC" }),
    node("incorrect header check", { code: "Z_DATA_ERROR" }),
    node("Response does not match the HTTP/1.1 protocol", { code: "HPE_INVALID_CONSTANT" }),
    bun("The socket connection was closed unexpectedly.", "ECONNRESET"),
    deno("(SendRequest): connection closed before message completed"),
    { what: "Deno: in a body", error: new TypeError("error reading a body from connection") },
    { what: "Chromium", error: new TypeError("Failed to fetch") },
    { what: "Firefox", error: new TypeError("NetworkError when attempting to fetch resource.") },
    { what: "Safari", error: new TypeError("Load failed") },
    { what: "Workers", error: new Error("Network connection lost.") },
    { what: "a string", error: "ECONNREFUSED" },
    { what: "a code that holds another one", error: error("x", { code: "NOT_ECONNREFUSED" }) },
    { what: "a code that begins like another one", error: error("x", { code: "ENOTFOUND_LATER" }) },
    { what: "a code that ends like another one", error: error("x", { code: "WAS_INVALID_ONCE" }) },
    { what: "a code that ends like EPROTO", error: error("x", { code: "NO_EPROTO" }) },
    { what: "a code that holds UNABLE_TO", error: error("x", { code: "WAS_UNABLE_TO_READ" }) },
    { what: "a reason behind five other errors", error: behind(5, error("x", { code: "ECONNREFUSED" })) },
    { what: "a message that holds another one", error: error("not a bad port") },
    { what: "a message that begins like another one", error: error("bad portion") },
    { what: "nothing", error: undefined },
    { what: "an object", error: { code: 7, message: 8, cause: null } },
  ])("$what", ({ error }) => {
    expect(classify(error)).toBe("unknown");
  });
});

describe("the message names the host", () => {
  test.each([
    { url: "https://api.example.com/v2/reports?key=SECRET", host: "api.example.com" },
    { url: "http://user:SECRET@127.0.0.1:8080/", host: "127.0.0.1:8080" },
    { url: "no url", host: "the service" },
  ])("$host", ({ url, host }) => {
    const { message } = createConnectionError(error("x"), url, (text) => text);
    expect(message).toContain(host);
    expect(message).not.toContain("SECRET");
  });
});

describe("fetch refuses what it is given", () => {
  const wrong = { method: "PUT", mode: "navigate" } as const;
  const right = { method: "PUT" };
  const withStream = { ...wrong, body: new ReadableStream() };
  const isRefused = (error: unknown, init: RequestInit): boolean => isRefusedByFetch(error, "http://127.0.0.1", init);

  test.each([
    { what: "by its code", error: error("x", { code: "UND_ERR_INVALID_ARG" }), init: right },
    { what: "by the code of Node.js", error: error("x", { code: "ERR_INVALID_ARG_TYPE" }), init: right },
    { what: "by the code of a foreign signal", error: error("x", { code: "ERR_INVALID_THIS" }), init: right },
    {
      what: "by the code of its cause",
      error: new TypeError("fetch failed", { cause: error("x", { code: "ERR_INVALID_ARG_VALUE" }) }),
      init: right,
    },
    { what: "as a request refuses it too", error: new TypeError("x"), init: wrong },
  ])("$what", ({ error, init }) => {
    expect(isRefused(error, init)).toBe(true);
  });

  test.each([
    { what: "a request takes it", error: new TypeError("x"), init: right },
    { what: "the error has a cause", error: new TypeError("x", { cause: "reset" }), init: wrong },
    { what: "the error has a code", error: error("x", { code: "ECONNRESET" }), init: wrong },
    { what: "the code only holds another one", error: error("x", { code: "NO_UND_ERR_INVALID_ARG" }), init: right },
    {
      what: "the message only begins like another one",
      error: error("x.dispatch is not a function here"),
      init: right,
    },
    { what: "the code only begins like another one", error: error("x", { code: "ERR_INVALID_THISTLE" }), init: right },
    { what: "the error is none", error: "x", init: wrong },
    { what: "the error cannot be read", error: createUnreadable(), init: wrong },
    { what: "the body is a stream, which may have failed", error: new TypeError("x"), init: withStream },
  ])("unless $what", ({ error, init }) => {
    expect(isRefused(error, init)).toBe(false);
  });
});
