import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import type { TokenProvider } from "./token-provider.ts";

afterEach(() => {
  vi.useRealTimers();
});

const answer = async (): Promise<Response> => Response.json({ requestId: "r-1" });
const service = { url: "http://127.0.0.1" };

describe("a call of a token provider that hangs while calls keep coming", () => {
  test("ends at its own time limit: its signal is aborted, who waits is told, and the next call asks anew", async () => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const bearerToken: TokenProvider = ({ signal }) => {
      signals.push(signal);
      return signals.length === 1 ? new Promise(() => {}) : "token";
    };
    const client = createTestClient(service, { auth: { bearerToken }, timeout: 500, fetch: answer, retry: false });
    const calls: Promise<unknown>[] = [];
    for (let index = 0; index < 5; index++) {
      calls.push(putReport(client).catch((error: unknown) => error));
      await vi.advanceTimersByTimeAsync(200);
    }
    const results = await Promise.all(calls);
    expect(results.slice(0, 3)).toEqual(
      Array.from({ length: 3 }, () =>
        expect.objectContaining({
          name: "GongTokenError",
          delivery: "not-sent",
          message: "The token provider took longer than 500 ms (option timeout)",
        }),
      ),
    );
    expect(new Set(results.slice(0, 3)).size).toBe(3);
    expect(results.slice(3)).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

/** Makes a call whose timers are ended at once, as a Worker ends those of a request with the request. */
const makeLostCall = async (client: Parameters<typeof putReport>[0]): Promise<void> => {
  const { setTimeout: platformTimeout, setInterval: platformInterval } = globalThis;
  globalThis.setTimeout = (() => 0) as never;
  globalThis.setInterval = (() => 0) as never;
  putReport(client).catch(() => {});
  await Promise.resolve();
  globalThis.setTimeout = platformTimeout;
  globalThis.setInterval = platformInterval;
};

test("an exchange whose timers were ended with the request that began it is replaced by one that waits", async () => {
  vi.useFakeTimers();
  let asked = 0;
  const bearerToken: TokenProvider = () => (++asked === 1 ? new Promise(() => {}) : "token");
  const client = createTestClient(service, { auth: { bearerToken }, timeout: 30_000, fetch: answer });
  await makeLostCall(client);
  const next = putReport(client);
  const other = putReport(client);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(asked).toBe(2);
  expect(await next).toMatchObject({ attempts: 1 });
  expect(await other).toMatchObject({ attempts: 1 });
});

test("a call whose exchange was replaced waits for the next one the whole time that an attempt may take", async () => {
  vi.useFakeTimers();
  const start = performance.now();
  const asked: number[] = [];
  const bearerToken: TokenProvider = () =>
    new Promise((resolve) => {
      if (asked.push(performance.now() - start) > 1) setTimeout(resolve, 29_900, "token");
    });
  const client = createTestClient(service, { auth: { bearerToken }, timeout: 30_000, fetch: answer });
  await makeLostCall(client);
  const next = putReport(client);
  await vi.advanceTimersByTimeAsync(30_700);
  expect(asked).toEqual([0, 750]);
  expect(await next).toMatchObject({ attempts: 1 });
  expect(vi.getTimerCount()).toBe(0);
});

describe("what a token provider returns", () => {
  const now = Date.parse("2026-04-07T09:30:00Z");
  const useToken = async (token: unknown): Promise<unknown> => {
    vi.useFakeTimers({ now });
    const client = createTestClient(service, { auth: { bearerToken: (() => token) as TokenProvider }, fetch: answer });
    return await putReport(client).catch((error: unknown) => error);
  };

  test.each([
    { expiresAt: now / 1_000 + 3_600, says: "this looks like seconds" },
    { expiresAt: new Date(now + 3_600_000).toISOString(), says: "this is a string" },
    { expiresAt: null, says: "this is null" },
    { expiresAt: Number.NaN, says: "this is NaN" },
    { expiresAt: new Date(Number.NaN), says: "this is an invalid Date" },
    { expiresAt: {}, says: "this is an object" },
  ])("is refused with its reason where expiresAt is $expiresAt", async ({ expiresAt, says }) => {
    expect(await useToken({ token: "token", expiresAt })).toMatchObject({
      name: "GongTokenError",
      message: `expiresAt of the token provider must be a Date or milliseconds since 1970; ${says}`,
    });
  });

  test.each([
    { what: "two hours ago, as a fast clock tells it", expiresAt: now - 7_200_000 },
    { what: "in half a minute", expiresAt: now + 30_000 },
    { what: "a Date", expiresAt: new Date(now + 3_600_000) },
    { what: "a Date of another context", expiresAt: runInNewContext(`new Date(${now + 3_600_000})`) },
    { what: "Infinity", expiresAt: Infinity },
  ])("is sent where it expires $what", async ({ expiresAt }) => {
    expect(await useToken({ token: "token", expiresAt })).toMatchObject({ attempts: 1 });
  });

  test.each([undefined, null])("is sent to the base URL of the client where baseUrl is %s", async (baseUrl) => {
    expect(await useToken({ token: "token", baseUrl })).toMatchObject({ attempts: 1 });
  });

  test.each([
    { token: "SECRET-TOKEN\n", says: "has a line break before or behind it" },
    { token: " SECRET-TOKEN", says: "has blanks around it" },
    { token: "SECRET TOKEN", says: "has blanks in it, or characters that a header cannot hold" },
    { token: "", says: "is empty" },
    { token: undefined, says: "is not set" },
    { token: null, says: "is not set" },
    { token: 7, says: "is not a string" },
  ])("is refused where the token is $token", async ({ token, says }) => {
    const message = `The token provider must return a token, or { token }; this one ${says}`;
    expect(await useToken({ token })).toMatchObject({ name: "GongTokenError", message });
    expect(await useToken(token)).toMatchObject({ name: "GongTokenError", message });
  });

  test.each([
    "no url",
    "api.example.com",
    "",
    "ftp://example.com",
    "https://u:SECRET@example.com",
    "https://example.com?a=b",
    7,
  ])("is refused where baseUrl is %s, which is not repeated", async (baseUrl) => {
    expect(await useToken({ token: "token", baseUrl })).toMatchObject({
      name: "GongTokenError",
      message: "baseUrl of the token provider: pass an http or https URL without credentials, query and fragment",
    });
  });
});

test("a user who leaves does not make a second exchange start beside the first", async () => {
  await using server = await startServer(ok);
  let asked = 0;
  let give = (_token: string): void => {};
  const bearerToken: TokenProvider = () => {
    asked++;
    return new Promise<string>((resolve) => {
      give = resolve;
    });
  };
  const client = createTestClient(server, { auth: { bearerToken } });
  const controller = new AbortController();
  const left = rejection(putReport(client, { signal: controller.signal }));
  controller.abort("left");
  expect(await left).toBe("left");
  const next = putReport(client);
  give("token");
  expect(await next).toMatchObject({ attempts: 1 });
  expect(asked).toBe(1);
});
