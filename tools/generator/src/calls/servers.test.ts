import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StartedSdk, startSdk } from "../testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("servers");
});

afterAll(() => sdk[Symbol.asyncDispose]());

/** The URL to which a client sends. */
const urlOf = async (method: string, path: string, options: object): Promise<string> => {
  let called = "";
  const fetch = async (url: string) => {
    called = url;
    return new Response(null, { status: 204 });
  };
  await sdk.createClient({ rateLimit: false, fetch, ...options })[method]?.(path);
  return called;
};

describe.each([{ baseUrl: undefined }, { baseUrl: "https://eu.example.com/v2/" }])(
  "with the server of the spec ($baseUrl), each operation has its own",
  (options) => {
    test.each([
      ["GET", "/usual", "https://eu.example.com/v2/usual"],
      ["GET", "/path", "https://files.example.com/upload/path"],
      ["PUT", "/path", "https://it's.example.com/path"],
      ["GET", "/relative", "https://eu.example.com/v3/relative"],
      ["GET", "/same", "https://eu.example.com/v2/same"],
      ["GET", "/none", "https://eu.example.com/v2/none"],
    ])("%s %s", async (method, path, expected) => {
      expect(await urlOf(method, path, options)).toBe(expected);
    });
  },
);

describe("another host takes the place of all servers, and keeps their paths", () => {
  test.each(["http://127.0.0.1:4010", "http://127.0.0.1:4010/v2"])("%s", async (baseUrl) => {
    expect(await urlOf("GET", "/usual", { baseUrl })).toBe("http://127.0.0.1:4010/v2/usual");
    expect(await urlOf("GET", "/path", { baseUrl })).toBe("http://127.0.0.1:4010/upload/path");
    expect(await urlOf("PUT", "/path", { baseUrl })).toBe("http://127.0.0.1:4010/path");
    expect(await urlOf("GET", "/relative", { baseUrl })).toBe("http://127.0.0.1:4010/v3/relative");
  });

  test("unless it has a path of its own", async () => {
    const baseUrl = "https://proxy.example.com/api";
    expect(await urlOf("GET", "/path", { baseUrl })).toBe("https://proxy.example.com/api/path");
    expect(await urlOf("GET", "/relative", { baseUrl })).toBe("https://proxy.example.com/api/relative");
  });
});

test("a spec without security schemes needs no credentials, and those that are given are sent", async () => {
  expect(await urlOf("GET", "/usual", {})).toBe("https://eu.example.com/v2/usual");
  expect((await sdk.send("getUsual")).headers.authorization).toBeUndefined();
  const auth = { bearerToken: "token" };
  expect((await sdk.send("getUsual", {}, { auth })).headers.authorization).toBe("Bearer token");
});
