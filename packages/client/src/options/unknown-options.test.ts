import { describe, expect, test } from "vitest";
import { createTestClient, credentials, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const service = { url: "http://127.0.0.1:9" };
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe("an option that does not exist is refused at construction", () => {
  test.each([
    {
      options: { baseURL: "https://test.example.com" },
      message: "baseURL: there is no such option; did you mean baseUrl?",
    },
    { options: { maxRetries: 3 }, message: "maxRetries: there is no such option; did you mean retry: { attempts }?" },
    { options: { apiKey: "k" }, message: "apiKey: there is no such option; did you mean auth?" },
    { options: { timeOut: 3 }, message: "timeOut: there is no such option; did you mean timeout?" },
    { options: { timeaut: 3 }, message: "timeaut: there is no such option; did you mean timeout?" },
    { options: { timeeout: 3 }, message: "timeeout: there is no such option; did you mean timeout?" },
    { options: { retry: { attemps: 3 } }, message: "retry.attemps: there is no such option; did you mean attempts?" },
    { options: { retry: { maxRetries: 3 } }, message: /^retry\.maxRetries: there is no such option/ },
    {
      options: { auth: { ...credentials, acessKey: "k" } },
      message: "auth.acessKey: there is no such option; did you mean accessKey?",
    },
    { options: { auth: { token: "t" } }, message: /^auth\.token: there is no such option/ },
    {
      options: { rateLimit: [{ limit: 1, interval: 1_000, bursts: 1 }] },
      message: "rateLimit[0].bursts: there is no such option; did you mean burst?",
    },
    {
      options: { hooks: { onRequests: () => {} } },
      message: "hooks.onRequests: there is no such option; did you mean onRequest?",
    },
    {
      options: { hooks: { onretry: () => {} } },
      message: "hooks.onretry: there is no such option; did you mean onRetry?",
    },
    { options: { Request: class {} }, message: "Request: there is no such option; did you mean fetch of the client?" },
    {
      options: { requestInitExt: {} },
      message: "requestInitExt: there is no such option; did you mean fetch of the client?",
    },
    {
      options: { querySerializer: {} },
      message: "querySerializer: there is no such option; did you mean querySerializer of a call?",
    },
    {
      options: { bodySerializer: () => "" },
      message: "bodySerializer: there is no such option; did you mean bodySerializer of a call?",
    },
    {
      options: { pathSerializer: () => "" },
      message: "pathSerializer: there is no such option; did you mean pathSerializer of a call?",
    },
    {
      options: { credentials: "include" },
      message: "credentials: there is no such option; did you mean auth, or credentials of a call?",
    },
    { options: { zzzzzzzz: 1 }, message: /^zzzzzzzz: there is no such option; there are auth, baseUrl, / },
  ])("$options", ({ options, message }) => {
    expect(thrown(() => createTestClient(service, options as never))).toMatchObject({
      name: "GongConfigError",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });
});

describe("an option that does not exist is refused in a call, and nothing is sent", () => {
  test.each([
    { options: { timeOut: 3 }, message: "timeOut: there is no such option; did you mean timeout?" },
    { options: { baseUrl: "x" }, message: "baseUrl: there is no such option; did you mean baseUrl of the client?" },
    { options: { fetch: () => {} }, message: "fetch: there is no such option; did you mean fetch of the client?" },
    { options: { Request: class {} }, message: "Request: there is no such option; did you mean fetch of the client?" },
    { options: { retry: { attemps: 3 } }, message: "retry.attemps: there is no such option; did you mean attempts?" },
  ])("$options", async ({ options, message }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    const expected = {
      name: "GongInputError",
      delivery: "not-sent",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    };
    expect(await rejection(putReport(client, options as never))).toMatchObject(expected);
    expect(await rejection(client.PUT("/reports", { body: {}, ...options }))).toMatchObject(expected);
    expect(server.received).toEqual([]);
  });
});

describe("options of a call that are not an object of options are refused, and nothing is sent", () => {
  test.each([
    { options: null, message: /^Pass the options of a call as an object/ },
    { options: 5_000, message: /^Pass the options of a call as an object/ },
    { options: "5s", message: /^Pass the options of a call as an object/ },
    { options: [{ timeout: 5_000 }], message: /^Pass the options of a call as an object/ },
    { options: AbortSignal.abort(), message: "Pass a signal as the option signal: { signal }" },
    { options: new AbortController(), message: "Pass a signal as the option signal: { signal }" },
  ])("$options", async ({ options, message }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    const expected = {
      name: "GongInputError",
      delivery: "not-sent",
      advice: "fix-access",
      operationId: "putReport",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    };
    expect(await rejection(putReport(client, options as never))).toMatchObject(expected);
    expect(await rejection(client.PUT("/reports", options as never))).toMatchObject(expected);
    expect(server.received).toEqual([]);
  });

  test.each([
    { options: { parseAs: "xml" }, message: "parseAs: pass json, text, blob, arrayBuffer, stream; this is a string" },
    { options: { parseAs: null }, message: "parseAs: pass json, text, blob, arrayBuffer, stream; this is null" },
    { options: { middleware: { onRequest: () => {} } }, message: "middleware: pass a list; this is an object" },
    { options: { beforeSend: true }, message: "beforeSend: pass a function; this is a boolean" },
  ])("$options of a client", async ({ options, message }) => {
    await using server = await startServer(ok);
    const call = createTestClient(server).PUT("/reports", { body: {}, ...options });
    expect(await rejection(call)).toMatchObject({ name: "GongInputError", advice: "fix-access", message });
    expect(server.received).toEqual([]);
  });

  test.each([
    { options: null, message: "close: pass an object, such as { timeout: 10_000 }" },
    { options: 5_000, message: "close: pass an object, such as { timeout: 10_000 }" },
    { options: { timout: 5 }, message: "close.timout: there is no such option; did you mean timeout?" },
    { options: { timeout: "5s" }, message: "close.timeout: pass milliseconds, 0 or more; this is a string" },
    { options: { timeout: -1 }, message: "close.timeout: pass milliseconds, 0 or more; this is -1" },
  ])("$options of close, which leaves the client open", async ({ options, message }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    expect(await rejection(client.close(options as never))).toMatchObject({ name: "GongConfigError", message });
    expect(await putReport(client)).toMatchObject({ attempts: 1 });
  });
});

describe("credentials that cannot be sent", () => {
  test.each([
    {
      auth: { accessKey: "SECRET\n", accessKeySecret: "s" },
      message: "auth: accessKey has a line break before or behind it",
    },
    { auth: { accessKey: "k", accessKeySecret: " SECRET" }, message: "auth: accessKeySecret has blanks around it" },
    {
      auth: { accessKey: "SEC:RET", accessKeySecret: "s" },
      message: "auth: accessKey has a colon in it; access keys have none",
    },
    {
      auth: { accessKey: "SEC\nRET", accessKeySecret: "s" },
      message: "auth: accessKey has a line break or another control character in it",
    },
    { auth: { accessKey: "", accessKeySecret: "s" }, message: "auth: accessKey is empty" },
    { auth: { accessKey: "k" }, message: "auth: accessKeySecret is not set" },
    { auth: { accessKey: 3, accessKeySecret: "s" }, message: "auth: accessKey is not a string" },
    { auth: { bearerToken: "SECRET\n" }, message: /^auth: bearerToken has a line break before or behind it/ },
    { auth: { bearerToken: "" }, message: "auth: bearerToken is empty" },
    {
      auth: { accessKey: "SECRET\u200b", accessKeySecret: "s" },
      message: "auth: accessKey has an invisible character in it",
    },
    { auth: { bearerToken: "SEC\u2060RET" }, message: /^auth: bearerToken has an invisible character in it/ },
    { auth: "SECRET", message: /^auth: pass \{ accessKey, accessKeySecret \} or \{ bearerToken \}/ },
    { auth: () => "SECRET", message: /^auth: pass \{ accessKey, accessKeySecret \} or \{ bearerToken \}/ },
    { auth: { bearerToken: 3 }, message: "auth: bearerToken is neither a string nor a function" },
  ])("are named with what is wrong: $message", ({ auth, message }) => {
    expect(thrown(() => createTestClient(service, { auth: auth as never }))).toMatchObject({
      name: "GongConfigError",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });
});

test.each([
  { options: { timeout: 0 }, message: "timeout: pass milliseconds, more than 0; this is 0" },
  { options: { timeout: "30s" }, message: "timeout: pass milliseconds, more than 0; this is a string" },
  { options: { deadline: -1 }, message: "deadline: pass milliseconds, more than 0; this is -1" },
  { options: { retry: { minDelay: -1 } }, message: "retry.minDelay: pass milliseconds, 0 or more; this is -1" },
  { options: { retry: { attempts: 0 } }, message: "retry.attempts: pass a whole number from 1; this is 0" },
  { options: { maxQueue: -1 }, message: "maxQueue: pass a number of calls, 0 or more; this is -1" },
  {
    options: { rateLimit: [{ limit: 3, interval: 0 }] },
    message: "rateLimit[0].interval: pass milliseconds, more than 0; this is 0",
  },
])("a number that is wrong is named with its unit: $message", ({ options, message }) => {
  expect(thrown(() => createTestClient(service, options as never))).toMatchObject({ name: "GongConfigError", message });
});

test.each([
  { options: { rateLimit: { take: () => {} } }, message: "rateLimit: a limiter has the functions take and pause" },
  { options: { rateLimit: { take: 1, pause: 2 } }, message: "rateLimit: a limiter has the functions take and pause" },
  { options: { hooks: { onError: "log" } }, message: "hooks.onError: pass a function; this is a string" },
])("an option that must be a function is refused at construction if it is not: $message", ({ options, message }) => {
  expect(thrown(() => createTestClient(service, options as never))).toMatchObject({ name: "GongConfigError", message });
});

describe("withOptions", () => {
  test("gives a client with other defaults", async () => {
    await using server = await startServer(failure(500));
    const client = createTestClient(server);
    const once = client.withOptions({ retry: false, headers: { "x-team": "b" } });
    expect(await rejection(putReport(once))).toMatchObject({ attempts: 1 });
    expect(await rejection(putReport(client))).toMatchObject({ attempts: 3 });
    expect(server.received.map(({ headers }) => headers["x-team"])).toEqual(["b", undefined, undefined, undefined]);
  });

  test("shares the limiter, the token and the middleware, and both are closed together", async () => {
    await using server = await startServer(ok);
    let asked = 0;
    const client = createTestClient(server, {
      auth: { bearerToken: () => `token-${++asked}` },
      rateLimit: [{ limit: 2, interval: 100_000 }],
    });
    const derived = client.withOptions({ timeout: 5_000 });
    let seen = 0;
    client.use({ onRequest: () => void seen++ });
    await putReport(client);
    await putReport(derived);
    expect({ asked, seen }).toEqual({ asked: 1, seen: 2 });
    expect(await rejection(putReport(derived))).toMatchObject({ reason: "budget" });
    await derived.close();
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongClosedError" });
  });

  test.each(["auth", "baseUrl", "rateLimit", "dangerouslyAllowBrowser"])("refuses %s, which clients share", (name) => {
    const client = createTestClient(service);
    expect(thrown(() => client.withOptions({ [name]: "other" }))).toMatchObject({
      name: "GongConfigError",
      message: expect.stringContaining(`withOptions: ${name} is shared`),
    });
    expect(thrown(() => client.withOptions({ timeOut: 3 } as never))).toMatchObject({ name: "GongConfigError" });
  });
});

describe("an option `signal` that is not an AbortSignal", () => {
  test.each([{ signal: {} }, { signal: "abort" }, { signal: new AbortController() }])(
    "is refused: %o",
    async ({ signal }) => {
      await using server = await startServer(ok);
      expect(await rejection(putReport(createTestClient(server), { signal: signal as never }))).toMatchObject({
        name: "GongInputError",
        delivery: "not-sent",
        message: expect.stringMatching(/^signal: pass an AbortSignal/),
      });
      expect(server.received).toEqual([]);
    },
  );
});

describe("options of a class, which its prototype has, are those of an object", () => {
  const from = (options: object): never => Object.create(options) as never;

  test.each([
    { options: from({ timeout: "30s" }), message: "timeout: pass milliseconds, more than 0; this is a string" },
    { options: from({ maxQueue: -1 }), message: "maxQueue: pass a number of calls, 0 or more; this is -1" },
    { options: from({ fetch: "fetch" }), message: "fetch: pass a function; this is a string" },
    { options: from({ logger: {} }), message: /^logger: pass an object with the functions / },
    {
      options: { retry: from({ attempts: 0 }) },
      message: "retry.attempts: pass a whole number from 1; this is 0",
    },
    { options: { hooks: from({ onError: "log" }) }, message: "hooks.onError: pass a function; this is a string" },
  ])("and are refused where they are wrong: $message", ({ options, message }) => {
    expect(thrown(() => createTestClient(service).withOptions(options))).toMatchObject({
      name: "GongConfigError",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  test("and are refused in a limit", () => {
    const rateLimit = [from({ limit: 1.5, interval: 1_000 })];
    expect(thrown(() => createTestClient(service, { rateLimit }))).toMatchObject({
      name: "GongConfigError",
      message: "rateLimit[0].limit: pass a whole number from 1; this is 1.5",
    });
  });

  test("and are taken: retry", async () => {
    class Retry {
      get attempts() {
        return 2;
      }
      get minDelay() {
        return 1;
      }
    }
    await using server = await startServer(failure(500));
    await rejection(putReport(createTestClient(server, { retry: new Retry() })));
    expect(server.received).toHaveLength(2);
  });

  test("and are refused by close", async () => {
    const client = createTestClient(service);
    expect(await rejection(client.close(from({ timeout: "5s" })))).toMatchObject({
      message: "close.timeout: pass milliseconds, 0 or more; this is a string",
    });
  });
});
