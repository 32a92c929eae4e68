import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StartedSdk, startSdk } from "../testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("security");
});

afterAll(() => sdk[Symbol.asyncDispose]());

const key = "s3cret-key";

/** Where a credential came over the wire. */
const send = async (operation: string, auth: object | false, input = {}) => {
  const { url, headers } = await sdk.send(operation, input, { auth });
  const { authorization, cookie } = headers;
  return { url, authorization, cookie, key: headers["x-app-key"] };
};

const basic = { accessKey: "key", accessKeySecret: "secret" };

describe("a credential given under the name of its scheme is sent where the spec says", () => {
  test.each<{ operation: string; auth: object; input?: object; expected: object }>([
    { operation: "withHeader", auth: { "app-key": key }, expected: { key } },
    { operation: "withReferenced", auth: { referenced: key }, expected: { key } },
    { operation: "withQuery", auth: { "query key": "a&b c" }, expected: { url: "/v1/query?api%20key=a%26b%20c" } },
    {
      operation: "withQuery",
      auth: { "query key": key },
      input: { q: "1" },
      expected: { url: `/v1/query?q=1&api%20key=${key}` },
    },
    { operation: "withCookie", auth: { cookieKey: key }, expected: { cookie: `session=${key}` } },
    {
      operation: "withCookie",
      auth: { cookieKey: key },
      input: { theme: "dark" },
      expected: { cookie: `theme=dark; session=${key}` },
    },
    { operation: "withAuthorization", auth: { accessKey: key }, expected: { authorization: key } },
    { operation: "withOauth", auth: { oauth: key }, expected: { authorization: `Bearer ${key}` } },
    { operation: "withOpenId", auth: { openId: () => key }, expected: { authorization: `Bearer ${key}` } },
    { operation: "withCustom", auth: { custom: "id=1, mac=2" }, expected: { authorization: "Token id=1, mac=2" } },
    { operation: "withCustom", auth: { custom: async () => key }, expected: { authorization: `Token ${key}` } },
  ])("$operation with $auth", async ({ operation, auth, input, expected }) => {
    expect(await send(operation, auth, input)).toMatchObject(expected);
  });
});

describe("a bearer token serves what takes one", () => {
  test.each(["likeTheDocument", "withOauth", "withOpenId"])("%s", async (operation) => {
    expect(await send(operation, { bearerToken: "token" })).toMatchObject({ authorization: "Bearer token" });
  });

  test("unless a credential is given under the name of the scheme", async () => {
    const auth = { bearerToken: "token", oauth: key };
    expect(await send("withOauth", auth)).toMatchObject({ authorization: `Bearer ${key}` });
    expect(await send("likeTheDocument", auth)).toMatchObject({ authorization: "Bearer token" });
  });
});

test("what a provider gave under the name of its scheme is renewed after a 401", async () => {
  const reasons: string[] = [];
  const openId = ({ reason }: { readonly reason: string }) => `${reasons.push(reason)}-token`;
  const sent: unknown[] = [];
  const fetch = async (_url: string, { headers }: RequestInit) => {
    sent.push(headers);
    return new Response(null, { status: sent.length === 1 ? 401 : 204 });
  };
  const client = sdk.createClient({ auth: { openId }, rateLimit: false, fetch });
  await client.GET?.("/open-id");
  expect(reasons).toEqual(["initial", "unauthorized"]);
  expect(sent).toMatchObject([{ authorization: "Bearer 1-token" }, { authorization: "Bearer 2-token" }]);
});

describe("alternatives and combinations", () => {
  test("schemes that are needed together are sent together", async () => {
    const auth = { bearerToken: "token", "app-key": key };
    expect(await send("withBoth", auth)).toMatchObject({ authorization: "Bearer token", key });
  });

  test("the first alternative is used for which all credentials are given", async () => {
    const auth = { "app-key": key, "query key": "query", cookieKey: "cookie" };
    expect(await send("withBoth", auth)).toEqual({
      url: "/v1/both?api%20key=query",
      cookie: "session=cookie",
      authorization: undefined,
      key: undefined,
    });
  });

  test("nothing is sent beyond what the operation asks for", async () => {
    const auth = { ...basic, oauth: key, "app-key": key, "query key": key, cookieKey: key };
    const expected = { authorization: "Basic a2V5OnNlY3JldA==", key: undefined, cookie: undefined };
    expect(await send("likeTheDocument", auth)).toEqual({ url: "/v1/document", ...expected });
    expect(await send("withNothing", auth)).toEqual({ url: "/v1/nothing", ...expected, authorization: undefined });
  });

  test("optional credentials are sent if they are given", async () => {
    expect(await send("withOrWithout", { "app-key": key })).toMatchObject({ key });
    expect(await send("withOrWithout", false)).toMatchObject({ key: undefined });
  });

  test("a client certificate is a matter of fetch", async () => {
    expect(await send("withCertificate", false)).toMatchObject({ url: "/v1/certificate" });
  });
});

describe("a call without its credential is not sent, and the error names the scheme", () => {
  test.each<{ operation: string; auth: object | false; message: RegExp }>([
    { operation: "withHeader", auth: false, message: /withHeader needs app-key, and the client has no credentials/ },
    { operation: "withHeader", auth: basic, message: /withHeader needs app-key, and the client has basic/ },
    { operation: "withHeader", auth: { bearerToken: key }, message: /needs app-key, and the client has bearer/ },
    { operation: "withOauth", auth: { "app-key": key }, message: /needs oauth, and the client has app-key/ },
    { operation: "withOauth", auth: basic, message: /needs oauth/ },
    { operation: "withCustom", auth: { bearerToken: key }, message: /needs custom/ },
    { operation: "likeTheDocument", auth: { oauth: key }, message: /needs basic or bearer/ },
    { operation: "withBoth", auth: { "app-key": key, cookieKey: key }, message: /app-key and bearer or/ },
  ])("$operation with $auth", async ({ operation, auth, message }) => {
    const error = await sdk.send(operation, {}, { auth }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "GongConfigError", delivery: "not-sent", operationId: operation });
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain(key);
  });
});

describe("a credential that cannot be sent is refused at construction, without repeating it", () => {
  test.each<{ auth: object }>([
    { auth: {} },
    { auth: { "app-key": "my-key\r\nx: y" } },
    { auth: { "app-key": "" } },
    { auth: { "app-key": () => "my-key" } },
    { auth: { cookieKey: "my-key; path=/" } },
    { auth: { oauth: "my-kéy" } },
    { auth: { oauth: 7 } },
    { auth: { unknown: "my-key" } },
  ])("$auth", ({ auth }) => {
    const create = () => sdk.createClient({ auth });
    expect(create).toThrow(expect.objectContaining({ name: "GongConfigError" }));
    expect(create).not.toThrow(/my-k/);
  });

  test("an unknown name is refused with a list of the schemes", () => {
    expect(() => sdk.createClient({ auth: {} })).toThrow(/\{ "app-key" \} or .*\{ "oauth" \}/);
  });
});

test("no error repeats a credential", async () => {
  const echo = async (url: string, init: RequestInit) =>
    Response.json({ errors: [`${url} ${JSON.stringify(init.headers)}`] }, { status: 400 });
  const names = { withHeader: "app-key", withQuery: "query key", withCookie: "cookieKey", withOauth: "oauth" };
  for (const [operation, name] of Object.entries(names)) {
    const options = { auth: { [name]: key }, fetch: echo };
    const error = await sdk.send(operation, {}, options).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 400, errors: [expect.stringContaining("[redacted]")] });
    expect(JSON.stringify(error)).not.toContain(key);
  }
});
