import { afterEach, describe, expect, test, vi } from "vitest";
import type { ApiMetadata } from "../api-metadata.ts";
import { createClientFor } from "../create-client.ts";
import { GongTokenError } from "../errors/gong-token-error.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { sendOperation } from "../send-operation.ts";
import { createSignal } from "../testing/create-signal.ts";
import {
  createTestClient,
  createUnpacedClient,
  credentials,
  postMessage,
  putReport,
  rejection,
} from "../testing/create-test-client.ts";
import { failure, json, ok, reset } from "../testing/replies.ts";
import { type Reply, startServer, type TestServer } from "../testing/start-server.ts";
import { testApi } from "../testing/test-api.ts";
import type { SignedRequest } from "./auth.ts";
import type { Token, TokenProvider, TokenRequest } from "./token-provider.ts";

const authorizations = ({ received }: TestServer): (string | undefined)[] =>
  received.map(({ headers }) => headers.authorization);

/** Accepts one token, and answers any other with 401. */
const accepts =
  (token: string, reply: Reply = ok): Reply =>
  (exchange) =>
    (exchange.request.headers.authorization === `Bearer ${token}` ? reply : failure(401))(exchange);

/** A provider of t1, t2, ..., that notes why it was asked. */
const createProvider = (token: (count: number) => Partial<Token> = () => ({})) => {
  const reasons: TokenRequest["reason"][] = [];
  const bearerToken: TokenProvider = async ({ reason }) => {
    reasons.push(reason);
    return { token: `token-${reasons.length}`, ...token(reasons.length) };
  };
  return { reasons, auth: { bearerToken } };
};

describe("Basic", () => {
  test.each([
    { accessKey: "key", accessKeySecret: "secret" },
    { accessKey: "ключ", accessKeySecret: "sécrèt-€-😀" },
    { accessKey: "key", accessKeySecret: "a:b:c" },
  ])("$accessKey $accessKeySecret", async (auth) => {
    await using server = await startServer(ok);
    await putReport(createTestClient(server, { auth }));
    const expected = Buffer.from(`${auth.accessKey}:${auth.accessKeySecret}`).toString("base64");
    expect(authorizations(server)).toEqual([`Basic ${expected}`]);
  });

  test("401 is not asked again", async () => {
    await using server = await startServer(failure(401), ok);
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ name: "GongAuthenticationError", delivery: "refused", attempts: 1 });
  });
});

describe("the environment", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  const basic = { GONG_ACCESS_KEY: "key", GONG_ACCESS_KEY_SECRET: "secret" };

  test.each([
    { env: basic, expected: "Basic a2V5OnNlY3JldA==" },
    { env: { GONG_BEARER_TOKEN: "token" }, expected: "Bearer token" },
    { env: { ...basic, GONG_BEARER_TOKEN: "" }, expected: "Basic a2V5OnNlY3JldA==" },
  ])("%o", async ({ env, expected }) => {
    await using server = await startServer(ok);
    for (const [name, value] of Object.entries({ ...env, GONG_BASE_URL: server.url })) vi.stubEnv(name, value);
    await putReport(createUnpacedClient({ rateLimit: false }));
    expect(authorizations(server)).toEqual([expected]);
    expect(server.received[0]?.path).toBe("/v2/reports");
  });

  test.each([
    { env: {} },
    { env: { GONG_ACCESS_KEY: "key" } },
    { env: { GONG_ACCESS_KEY_SECRET: "secret" } },
    { env: { GONG_ACCESS_KEY: "key", GONG_ACCESS_KEY_SECRET: "" } },
    { env: { ...basic, GONG_BEARER_TOKEN: "token" } },
  ])("%o is refused", ({ env }) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(() => createUnpacedClient()).toThrow(expect.objectContaining({ name: "GongConfigError" }));
  });

  test.each(["api.example.com", "https://user:my-secret@api.example.com", " "])(
    "names the variable whose value is not a base URL, without repeating the value: %j",
    (url) => {
      vi.stubEnv("GONG_BASE_URL", url);
      expect(() => createUnpacedClient({ auth: { bearerToken: "token" } })).toThrow(
        expect.objectContaining({
          name: "GongConfigError",
          message: "GONG_BASE_URL: pass an http or https URL without credentials, query and fragment",
        }),
      );
    },
  );
  test.each([
    { env: { GONG_ACCESS_KEY: "key" }, says: "GONG_ACCESS_KEY_SECRET is not set" },
    { env: { GONG_ACCESS_KEY: "key", GONG_ACCESS_KEY_SECRET: "" }, says: "GONG_ACCESS_KEY_SECRET is empty" },
    { env: { GONG_ACCESS_KEY_SECRET: "secret" }, says: "GONG_ACCESS_KEY is not set" },
    { env: { ...basic, GONG_ACCESS_KEY: "key\n" }, says: "GONG_ACCESS_KEY has a line break before or behind it" },
    { env: { ...basic, GONG_ACCESS_KEY: " key" }, says: "GONG_ACCESS_KEY has blanks around it" },
    { env: { ...basic, GONG_ACCESS_KEY: "key:1" }, says: "GONG_ACCESS_KEY has a colon in it" },
    { env: { ...basic, GONG_ACCESS_KEY_SECRET: "a\nb" }, says: "GONG_ACCESS_KEY_SECRET has a line break or another" },
    { env: { GONG_BEARER_TOKEN: "token\n" }, says: "GONG_BEARER_TOKEN has a line break before or behind it" },
    { env: { GONG_BEARER_TOKEN: "Bearer token" }, says: "GONG_BEARER_TOKEN has blanks in it" },
    { env: { ...basic, GONG_BEARER_TOKEN: "token" }, says: "not both (GONG_ACCESS_KEY, GONG_BEARER_TOKEN)" },
    { env: {}, says: "or set GONG_ACCESS_KEY and GONG_ACCESS_KEY_SECRET, or GONG_BEARER_TOKEN" },
  ])("credentials of the environment that are wrong are named by their variable: $says", ({ env, says }) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(() => createUnpacedClient()).toThrow(says);
  });

  test("does not count beside the option", async () => {
    await using server = await startServer(ok);
    vi.stubEnv("GONG_BEARER_TOKEN", "token");
    await putReport(createTestClient(server, { auth: { bearerToken: "other" } }));
    expect(authorizations(server)).toEqual(["Bearer other"]);
  });

  test("that may not be read is empty", () => {
    const env = new Proxy(
      {},
      {
        get() {
          throw new Error("NotCapable");
        },
      },
    );
    vi.stubGlobal("process", { env });
    expect(() => createUnpacedClient()).toThrow(/auth: pass/);
    expect(() => createUnpacedClient({ auth: credentials })).not.toThrow();
  });
});

describe("wrong credentials are refused at construction, without repeating them", () => {
  test.each<{ auth: unknown }>([
    { auth: {} },
    { auth: { accessKey: "my-key" } },
    { auth: { accessKeySecret: "my-key" } },
    { auth: { accessKey: "", accessKeySecret: "my-key" } },
    { auth: { accessKey: "my-key:more", accessKeySecret: "secret" } },
    { auth: { accessKey: "my-key\n", accessKeySecret: "secret" } },
    { auth: { accessKey: 7, accessKeySecret: "my-key" } },
    { auth: { accessKey: "my-key", accessKeySecret: "secret", bearerToken: "token" } },
    { auth: { bearerToken: "" } },
    { auth: { bearerToken: "my-key\r\nx: y" } },
    { auth: { bearerToken: "my-key of two" } },
    { auth: { bearerToken: "my-kéy" } },
    { auth: { bearerToken: 7 } },
  ])("$auth", ({ auth }) => {
    const create = (): unknown => createUnpacedClient({ auth } as ClientOptions);
    expect(create).toThrow(expect.objectContaining({ name: "GongConfigError" }));
    expect(create).not.toThrow(/my-k/);
  });
});

describe("in a browser", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each(["document", "importScripts"])("with %s, Basic needs dangerouslyAllowBrowser", (name) => {
    vi.stubGlobal(name, {});
    expect(() => createUnpacedClient({ auth: credentials })).toThrow(/dangerouslyAllowBrowser/);
    expect(() => createUnpacedClient({ auth: credentials, dangerouslyAllowBrowser: true })).not.toThrow();
    expect(() => createUnpacedClient({ auth: { bearerToken: "token" } })).not.toThrow();
  });

  test("no User-Agent is set", async () => {
    vi.stubGlobal("document", {});
    await using server = await startServer(ok);
    await putReport(createTestClient(server, { auth: { bearerToken: "token" } }));
    expect(server.received[0]?.headers["user-agent"]).not.toMatch(/gong/);
  });
});

test("auth: false sends no credentials; what needs them rejects, and nothing is sent", async () => {
  await using server = await startServer(ok);
  const error = await rejection(putReport(createTestClient(server, { auth: false })));
  expect(error).toMatchObject({ name: "GongConfigError", delivery: "not-sent", attempts: 0 });
  expect(server.received).toHaveLength(0);
});

test("a call that needs no credentials has none, and all its other headers", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server, { auth: false, headers: { "x-a": "b" } });
  await client.PUT("/elsewhere", { body: {} });
  expect(server.received[0]?.headers).toMatchObject({ "content-type": "application/json", "x-a": "b" });
  expect(server.received[0]?.headers).not.toHaveProperty("authorization");
});

test("an API key is written once into the headers and the URL of each attempt", async () => {
  await using server = await startServer(failure(500), ok);
  const sign = (request: SignedRequest): void => {
    request.headers["x-key"] = [request.headers["x-key"], "key"].filter(Boolean).join();
    request.url += "?key";
  };
  const operation = { operationId: "sendKey", security: [["apiKey"]], responses: {} };
  const api: ApiMetadata = {
    service: {
      ...testApi.service,
      securitySchemes: { apiKey: {} },
      readNamed: (_service, others) => ({ schemes: new Map([["apiKey", { sign }]]), others }),
    },
    operations: { "GET /keys": operation },
  };
  const client = createClientFor(api, { auth: {} as never, baseUrl: server.url, rateLimit: false });
  await sendOperation(client, "GET", "/keys", {}, { retry: { minDelay: 1, maxDelay: 2 } });
  const sent = server.received.map(({ path, headers }) => [path, headers["x-key"]]);
  expect(sent).toEqual(Array(2).fill(["/v2/keys?key", "key"]));
});

describe("a token provider", () => {
  test.each<{ what: string; bearerToken: TokenProvider }>([
    { what: "sync", bearerToken: () => "token" },
    { what: "async", bearerToken: async () => "token" },
    {
      what: "with more than a token",
      bearerToken: () => ({ token: "token", expiresAt: undefined, baseUrl: undefined }),
    },
  ])("$what", async ({ bearerToken }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { auth: { bearerToken } });
    await putReport(client);
    expect(authorizations(server)).toEqual(["Bearer token"]);
  });

  test("is asked once, however many calls there are", async () => {
    await using server = await startServer(ok);
    const { auth, reasons } = createProvider();
    const client = createTestClient(server, { auth });
    await Promise.all(Array.from({ length: 20 }, () => putReport(client)));
    await putReport(client);
    expect(reasons).toEqual(["initial"]);
    expect(new Set(authorizations(server))).toEqual(new Set(["Bearer token-1"]));
  });

  test.each<{ what: string; bearerToken: unknown }>([
    {
      what: "throws",
      bearerToken: () => {
        throw new Error("no");
      },
    },
    { what: "rejects", bearerToken: () => Promise.reject(new Error("no")) },
    { what: "returns nothing", bearerToken: () => undefined },
    { what: "returns an empty token", bearerToken: () => "" },
    { what: "returns a token with a line break", bearerToken: () => "a\nb" },
    { what: "returns a number", bearerToken: () => 7 },
    { what: "returns no moment", bearerToken: () => ({ token: "token", expiresAt: new Date("never") }) },
    { what: "returns no URL", bearerToken: () => ({ token: "token", baseUrl: "api.example.com" }) },
  ])("that $what fails the call, and is asked again by the next one", async ({ bearerToken }) => {
    await using server = await startServer(ok);
    const provider = vi.fn(bearerToken as TokenProvider);
    const client = createTestClient(server, { auth: { bearerToken: provider } });
    for (const count of [1, 2]) {
      const error = await rejection(putReport(client));
      expect(error).toMatchObject({ name: "GongTokenError", delivery: "not-sent", attempts: 0 });
      expect(provider).toHaveBeenCalledTimes(count);
    }
    expect(server.received).toHaveLength(0);
  });

  test("that throws is the cause", async () => {
    const cause = new Error("no");
    const client = createTestClient(
      { url: "http://127.0.0.1" },
      { auth: { bearerToken: () => Promise.reject(cause) } },
    );
    expect(await rejection(putReport(client))).toMatchObject({ cause });
  });

  test("that throws an error of its kind keeps the cause of that", async () => {
    const bearerToken = (): never => {
      throw new GongTokenError("No token for this tenant", { cause: new Error("unknown tenant") });
    };
    const client = createTestClient({ url: "http://127.0.0.1:9" }, { auth: { bearerToken } });
    expect(await rejection(putReport(client))).toMatchObject({
      message: "No token for this tenant",
      cause: { message: "unknown tenant" },
      operationId: "putReport",
    });
  });

  test("each call has an error of its own", async () => {
    const client = createTestClient({ url: "http://127.0.0.1" }, { auth: { bearerToken: () => "" } });
    const [first, second] = await Promise.all([rejection(putReport(client)), rejection(postMessage(client))]);
    expect(first).toMatchObject({ operationId: "putReport" });
    expect(second).toMatchObject({ operationId: "postMessage" });
  });

  test("that is too slow is told so, and fails the call", async () => {
    let told: unknown;
    const bearerToken: TokenProvider = ({ signal }) =>
      new Promise(() => {
        signal.addEventListener("abort", () => {
          told = signal.reason;
        });
      });
    const client = createTestClient({ url: "http://127.0.0.1" }, { auth: { bearerToken }, timeout: 20 });
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongTokenError", delivery: "not-sent" });
    expect(told).toMatchObject({ name: "GongTokenError" });
  });

  test("may take as long as an attempt beside it", async () => {
    await using server = await startServer(({ response }) => {
      setTimeout(() => response.writeHead(200).end('{"requestId":"r"}'), 300);
    });
    const bearerToken: TokenProvider = () => new Promise((resolve) => setTimeout(resolve, 300, "token"));
    const client = createTestClient(server, { auth: { bearerToken }, timeout: 500 });
    expect(await putReport(client)).toMatchObject({ attempts: 1 });
  });

  test.each([
    { what: "a Date", expiresAt: () => new Date(Date.now() + 59_000) },
    { what: "milliseconds since 1970", expiresAt: () => Date.now() + 59_000 },
  ])("is asked again a minute before its token expires: $what", async ({ expiresAt }) => {
    await using server = await startServer(ok);
    const { auth, reasons } = createProvider(() => ({ expiresAt: expiresAt() }));
    const client = createTestClient(server, { auth });
    await putReport(client);
    await putReport(client);
    expect(reasons).toEqual(["initial", "expired"]);
    expect(authorizations(server)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("whose token expires while a call waits for its turn is asked again before it starts", async () => {
    await using server = await startServer(ok);
    const { auth, reasons } = createProvider((count) => (count === 1 ? { expiresAt: Date.now() + 60_400 } : {}));
    const client = createTestClient(server, { auth, rateLimit: [{ limit: 1, interval: 600 }] });
    await Promise.all([putReport(client), putReport(client)]);
    expect(reasons).toEqual(["initial", "expired"]);
    expect(authorizations(server)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("whose token expires during backoff is asked again", async () => {
    await using server = await startServer(failure(500), ok);
    const { auth, reasons } = createProvider((count) => (count === 1 ? { expiresAt: Date.now() + 60_300 } : {}));
    const client = createTestClient(server, { auth, retry: { minDelay: 500, maxDelay: 500 } });
    expect(await putReport(client)).toMatchObject({ attempts: 2 });
    expect(reasons).toEqual(["initial", "expired"]);
    expect(authorizations(server)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });
});

describe("a 401 for a provider's token", () => {
  test.each([
    { what: "renews it and replays the request", retry: { attempts: 1 } },
    { what: "also without retries", retry: false as const },
  ])("$what", async ({ retry }) => {
    await using server = await startServer(accepts("token-2", json(201, { requestId: "r" })));
    const { auth, reasons } = createProvider();
    const client = createTestClient(server, { auth, retry });
    const result = await postMessage(client);
    expect(result.attempts).toBe(2);
    expect(reasons).toEqual(["initial", "unauthorized"]);
    expect(authorizations(server)).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(server.received[1]?.body).toBe(server.received[0]?.body);
  });

  test("of 100 calls at once asks the provider once", async () => {
    await using server = await startServer(accepts("token-2"));
    const { auth, reasons } = createProvider();
    const client = createTestClient(server, { auth });
    const results = await Promise.all(Array.from({ length: 100 }, () => putReport(client)));
    expect(results.every(({ attempts }) => attempts === 2)).toBe(true);
    expect(reasons).toEqual(["initial", "unauthorized"]);
  });

  test("after it was renewed is refused", async () => {
    await using server = await startServer(failure(401));
    const { auth, reasons } = createProvider();
    const error = await rejection(putReport(createTestClient(server, { auth })));
    expect(error).toMatchObject({ name: "GongAuthenticationError", delivery: "refused", attempts: 2 });
    expect(reasons).toEqual(["initial", "unauthorized"]);
  });

  test("renews it only once for a call, however often that is tried", async () => {
    await using server = await startServer(failure(401), failure(500), failure(401), ok);
    const { auth, reasons } = createProvider();
    const error = await rejection(putReport(createTestClient(server, { auth })));
    expect(error).toMatchObject({ name: "GongAuthenticationError", attempts: 3, delivery: "unknown" });
    expect(reasons).toEqual(["initial", "unauthorized"]);
  });

  test("does not use up the retries", async () => {
    await using server = await startServer(failure(500), failure(401), failure(500), ok);
    const { auth } = createProvider();
    expect(await putReport(createTestClient(server, { auth }))).toMatchObject({ attempts: 4 });
  });

  test("whose renewal fails says so; the service had refused", async () => {
    await using server = await startServer(failure(401));
    let count = 0;
    const client = createTestClient(server, { auth: { bearerToken: () => (count++ === 0 ? "token" : "") } });
    expect(await rejection(putReport(client))).toMatchObject({
      name: "GongTokenError",
      attempts: 1,
      delivery: "refused",
    });
  });

  test("takes a turn of the limiter", async () => {
    await using server = await startServer(accepts("token-2"));
    const { auth } = createProvider();
    const starts: number[] = [];
    const hooks = { onRequest: () => void starts.push(performance.now()) };
    const client = createTestClient(server, { auth, hooks, rateLimit: [{ limit: 1, interval: 100 }] });
    await putReport(client);
    const [first = NaN, second = NaN] = starts;
    expect(second - first).toBeGreaterThan(97);
  });

  test("keeps a call unknown whose attempt before was lost", async () => {
    await using server = await startServer(reset, failure(401));
    const { auth } = createProvider();
    expect(await rejection(putReport(createTestClient(server, { auth })))).toMatchObject({
      status: 401,
      delivery: "unknown",
    });
  });
});

describe("a base URL that comes with a token", () => {
  test("is used from then on, with the server's path, also by tokens without one", async () => {
    await using old = await startServer(ok);
    await using server = await startServer(ok, failure(401), ok);
    const { auth } = createProvider((count) => (count === 1 ? { baseUrl: server.url } : {}));
    const client = createTestClient(old, { auth });
    await putReport(client);
    await putReport(client);
    expect(authorizations(server)).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-2"]);
    expect(server.received.map(({ path }) => path)).toEqual(Array(3).fill("/v2/reports"));
    expect(old.received).toHaveLength(0);
  });

  test("takes calls along that were made before it came", async () => {
    await using old = await startServer(failure(401), failure(401));
    await using server = await startServer(ok);
    const { auth } = createProvider((count) => (count === 2 ? { baseUrl: server.url } : {}));
    const client = createTestClient(old, { auth });
    await Promise.all([putReport(client), putReport(client)]);
    expect(authorizations(old)).toEqual(["Bearer token-1", "Bearer token-1"]);
    expect(authorizations(server)).toEqual(["Bearer token-2", "Bearer token-2"]);
  });
});

describe("one caller's abort", () => {
  test("does not end a provider call that others wait for", async () => {
    await using server = await startServer(ok);
    const asked = createSignal();
    const answered = createSignal();
    const signals: AbortSignal[] = [];
    const bearerToken: TokenProvider = async ({ signal }) => {
      signals.push(signal);
      asked.give();
      await answered.given;
      return "token";
    };
    const client = createTestClient(server, { auth: { bearerToken } });
    const controller = new AbortController();
    const aborted = rejection(putReport(client, { signal: controller.signal }));
    const other = putReport(client);
    await asked.given;
    controller.abort("mine");
    expect(await aborted).toBe("mine");
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    answered.give();
    expect(await other).toMatchObject({ attempts: 1 });
  });

  test("leaves the exchange under way, and the next call shares it", async () => {
    await using server = await startServer(ok);
    const asked = createSignal();
    const signals: AbortSignal[] = [];
    let answer = (_token: string): void => {};
    const bearerToken: TokenProvider = ({ signal }) => {
      signals.push(signal);
      asked.give();
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const client = createTestClient(server, { auth: { bearerToken } });
    const controller = new AbortController();
    const aborted = rejection(putReport(client, { signal: controller.signal }));
    await asked.given;
    controller.abort("mine");
    expect(await aborted).toBe("mine");
    const next = putReport(client);
    answer("token");
    expect(await next).toMatchObject({ attempts: 1 });
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
  });
});
