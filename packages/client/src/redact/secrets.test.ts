import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { ClientOptions } from "../options/client-options.ts";
import { createTestClient, credentials, putReport, rejection, report } from "../testing/create-test-client.ts";
import { failure, hang, json, ok, reset, text } from "../testing/replies.ts";
import { type Reply, startServer } from "../testing/start-server.ts";

const token = "t0ken/with+odd=signs-5e21";
const { accessKey, accessKeySecret } = credentials;
const base64 = (value: string): string => Buffer.from(value).toString("base64");
const secrets = [accessKey, accessKeySecret, `${accessKey}:${accessKeySecret}`, token].flatMap((secret) => [
  secret,
  base64(secret),
]);
const payload = [report.title, report.email];

/** Everything that can be seen of a value, by whatever way it is looked at. */
const show = (value: unknown, depth = 0): string => {
  const parts = [
    inspect(value, { showHidden: true, depth: 20, getters: true, maxStringLength: null }),
    String(value),
    JSON.stringify(value),
  ];
  if (value instanceof Error && depth < 5) {
    parts.push(value.message, `${value.stack}`, inspect(structuredClone(value)), show(value.cause, depth + 1));
    for (const key of Reflect.ownKeys(value)) {
      const member: unknown = Reflect.get(value, key);
      parts.push(inspect(member), JSON.stringify(member instanceof Headers ? [...member] : member));
    }
  }
  return parts.join("\n");
};

const expectNone = (shown: string, words: readonly string[]): void => {
  for (const word of words) expect(shown).not.toContain(word);
};

/** Repeats what it received, wherever a server can say something, also in the ways in which JSON can be written. */
const echo =
  (status: number, contentType = "application/json"): Reply =>
  ({ request, response }) => {
    const { authorization = "" } = request.headers;
    const encoded = authorization.replace(/^\w+ /, "");
    const said = [authorization, encoded, Buffer.from(encoded, "base64").toString()];
    const written = JSON.stringify({ requestId: `id ${encoded}`, errors: said, nested: { said }, [encoded]: 1 });
    response.writeHead(status, { "content-type": contentType, "x-echo": authorization, location: `/?${encoded}` });
    response.end(contentType === "text/html" ? said.join("<br>") : written.replaceAll("/", "\\/"));
  };

const kinds: { kind: string; auth: ClientOptions["auth"] }[] = [
  { kind: "Basic", auth: credentials },
  { kind: "a token", auth: { bearerToken: token } },
  { kind: "a provider's token", auth: { bearerToken: () => token } },
];

const outcomes: { what: string; reply: Reply; options?: ClientOptions }[] = [
  ...[302, 400, 401, 403, 429, 500].map((status) => ({ what: `an echo in a ${status}`, reply: echo(status) })),
  { what: "an echo in an HTML 500", reply: echo(500, "text/html") },
  { what: "an echo in an HTML 200", reply: echo(200, "text/html") },
  {
    what: "a JSON string in a 200",
    reply: ({ request, response }) => response.end(`"${request.headers.authorization}"`),
  },
  { what: "a reset", reply: reset },
  { what: "a timeout", reply: hang, options: { timeout: 20 } },
  {
    what: "an answer that is no HTTP",
    reply: ({ request, socket }) => socket.end(`${request.headers.authorization}\r\n\r\n`),
  },
];

describe.each(kinds)("$kind shows nowhere", ({ auth }) => {
  test.each(outcomes)("after $what", async ({ reply, options }) => {
    await using server = await startServer(reply);
    const lines: unknown[] = [];
    const log = (...line: unknown[]): void => void lines.push(...line);
    const client = createTestClient(server, {
      auth,
      logger: { debug: log, info: log, warn: log, error: log },
      hooks: { onRequest: log, onResponse: log, onRetry: log, onError: log },
      ...options,
    });
    const error = await rejection(putReport(client));
    expect(error).toBeInstanceOf(Error);
    expect(lines.length).toBeGreaterThan(4);
    expectNone(show(error), secrets);
    expectNone(lines.map((line) => show(line)).join("\n"), [...secrets, ...payload]);
  });

  test("in the client", () => {
    expectNone(show(createTestClient({ url: "http://127.0.0.1" }, { auth })), secrets);
  });
});

describe("what a `fetch` throws", () => {
  const throwing = (fail: (init: RequestInit) => unknown): Promise<unknown> => {
    const fetch = (_url: string, init: RequestInit): Promise<Response> => Promise.reject(fail(init));
    return rejection(putReport(createTestClient({ url: "http://127.0.0.1" }, { fetch })));
  };
  const authorizationOf = (init: RequestInit): string => new Headers(init.headers).get("authorization") ?? "";

  test.each<{ what: string; fail: (init: RequestInit) => unknown }>([
    { what: "in its message", fail: (init) => new TypeError(`Bad header: ${authorizationOf(init)}`) },
    { what: "in a cause", fail: (init) => new Error("x", { cause: new Error("y", { cause: authorizationOf(init) }) }) },
    { what: "in a property", fail: (init) => Object.assign(new Error("x"), { header: authorizationOf(init) }) },
    { what: "in an object", fail: (init) => Object.assign(new Error("x"), { config: { init } }) },
    { what: "in headers", fail: (init) => Object.assign(new Error("x"), { headers: new Headers(init.headers) }) },
    {
      what: "behind a symbol that is not enumerable",
      fail: (init) => Object.defineProperty(new Error("x"), Symbol("init"), { value: init }),
    },
    { what: "in its name", fail: (init) => Object.assign(new Error("x"), { name: authorizationOf(init) }) },
    { what: "in one of many", fail: (init) => new AggregateError([new Error(authorizationOf(init))], "x") },
    { what: "as a string", fail: authorizationOf },
    { what: "as an object", fail: (init) => ({ init }) },
    {
      what: "in a circle",
      fail: (init) => {
        const error: Error = new Error(authorizationOf(init));
        error.cause = error;
        return error;
      },
    },
  ])("$what does not show", async ({ fail }) => {
    const error = await throwing(fail);
    expect(error).toMatchObject({ name: "GongConnectionError", delivery: "unknown" });
    expectNone(show(error), secrets);
  });

  test("is kept as the cause if no credential can hide in it", async () => {
    const cause = Object.assign(new Error("socket hang up"), { code: "ECONNRESET", errno: -104 });
    expect(await throwing(() => cause)).toHaveProperty("cause", cause);
  });

  test("keeps name, message and code if a credential could hide in it", async () => {
    const cause = Object.assign(new TypeError("hang up"), { code: "ECONNRESET", socket: {} });
    const error = await throwing(() => cause);
    expect(error).toHaveProperty("cause.message", "hang up");
    expect(error).toHaveProperty("cause.name", "TypeError");
    expect(error).toHaveProperty("cause.code", "ECONNRESET");
    expect(error).not.toHaveProperty("cause.socket");
  });
});

test("what a provider throws does not show the token before", async () => {
  await using server = await startServer(failure(401));
  let count = 0;
  const bearerToken = (): string => {
    if (count++ === 0) return token;
    throw new Error(`Cannot renew ${token}`);
  };
  const error = await rejection(putReport(createTestClient(server, { auth: { bearerToken } })));
  expect(error).toMatchObject({ name: "GongTokenError" });
  expectNone(show(error), secrets);
});

test("what the service says is left as it is where no credential is in it", async () => {
  const body = { requestId: "r", errors: ["The key of the account is not allowed to do that"] };
  await using server = await startServer(json(403, body, { "x-key": "account" }));
  const error = await rejection(putReport(createTestClient(server)));
  expect(error).toHaveProperty("body", body);
});

test("an echo that is cut with the body of an error does not show", async () => {
  for (const kept of [8, 20, 40]) {
    const reply: Reply = ({ request, response }) => {
      response.writeHead(500).end(" ".repeat(65_536 - kept) + `${request.headers.authorization}`.slice(6));
    };
    await using server = await startServer(reply);
    const error = await rejection(putReport(createTestClient(server, { retry: false })));
    expect(error).toHaveProperty("body", expect.stringMatching(/^ +\[redacted\]$/));
  }
});

test("an echo that is cut with the excerpt of a success does not show", async () => {
  await using server = await startServer(({ request, response }) =>
    response.end(" ".repeat(490) + `${request.headers.authorization}`.slice(6)),
  );
  expect(await rejection(putReport(createTestClient(server)))).toHaveProperty(
    "excerpt",
    `${" ".repeat(490)}[redacted]`,
  );
});

test("JSON stays JSON when it is redacted: numbers that hold a credential, and names that are one", async () => {
  const key = "123456";
  const bodyText = `{"requestId":"r","errors":["x ${key}"],"id":1123456789012345678,"near":91234560,"same":${key},"${key}":1}`;
  await using server = await startServer(text(400, bodyText));
  const auth = { accessKey: key, accessKeySecret: "abcdefgh" };
  const error = await rejection(putReport(createTestClient(server, { auth })));
  expect(error).toMatchObject({ requestId: "r", errors: ["x [redacted]"] });
  expect(error).toHaveProperty(
    "body",
    expect.objectContaining({ near: 91234560, same: "[redacted]", "[redacted]": 1 }),
  );
});

test("very short credentials are not looked for: they are in every word", async () => {
  await using server = await startServer(json(400, { errors: ["a bad request"] }));
  const auth = { accessKey: "a", accessKeySecret: "e" };
  expect(await rejection(putReport(createTestClient(server, { auth })))).toMatchObject({ errors: ["a bad request"] });
});

test("what the payload says gets into no message and no stack, even if the service repeats it", async () => {
  await using server = await startServer(
    ({ request, response }) => response.writeHead(400).end(request.body),
    text(200, report.title),
    ({ request, response }) => response.writeHead(400, request.body.slice(1, 50)).end(),
    ok,
  );
  const client = createTestClient(server);
  for (let count = 0; count < 3; count++) {
    const error = (await rejection(putReport(client))) as Error;
    expectNone([error.message, error.stack, inspect(error), JSON.stringify(error)].join("\n"), payload);
  }
});
