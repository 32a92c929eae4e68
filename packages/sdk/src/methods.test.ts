import { expect, test } from "vitest";
import { GongEngagement, isGongConfigError } from "./index.ts";

const answer = async (): Promise<Response> => Response.json({}, { status: 200 });
const options = { auth: { bearerToken: "token" }, baseUrl: "http://127.0.0.1:9", fetch: answer };

/** All methods of all resources, whatever the API description says. */
const listMethods = (sdk: object): [resource: string, name: string, method: unknown][] =>
  Object.entries(sdk)
    .filter(([name, value]) => name !== "client" && typeof value === "object" && value !== null)
    .flatMap(([resource, value]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(value))
        .filter((name) => name !== "constructor")
        .map((name): [string, string, unknown] => [resource, name, Reflect.get(value, name)]),
    );

const methods = listMethods(new GongEngagement(options));

test("the API description has operations", () => {
  expect(methods.length).toBeGreaterThan(0);
});

test.each(methods)("%s.%s works when it is detached from its object", async (_resource, _name, method) => {
  const send = method as (input: object, options?: object) => Promise<unknown>;
  const outcome = await send({}, { signal: AbortSignal.abort("reached the client") }).catch(
    (reason: unknown) => reason,
  );
  // The client also refuses a path parameter that is missing.
  expect(outcome === "reached the client" || (outcome as Error).name === "GongInputError").toBe(true);
});

test("withOptions makes an SDK of the same class that shares the limiter and is closed with the first", async () => {
  class Own extends GongEngagement {}
  const gong = new Own(options);
  const derived = gong.withOptions({ timeout: 5_000 });
  expect(derived).toBeInstanceOf(Own);
  expect(derived).not.toBe(gong);
  expect(listMethods(derived).map(([, name]) => name)).toEqual(methods.map(([, name]) => name));
  expect(derived.client.rateLimit).toEqual(gong.client.rateLimit);
  await derived.close();
  const [, , method] = listMethods(gong)[0] ?? [];
  const outcome = await (method as (input: object) => Promise<unknown>)({}).catch((reason: unknown) => reason);
  expect(outcome).toMatchObject({ delivery: "not-sent" });
});

test("withOptions, close and asyncDispose work when they are detached from their object, overridden or not", async () => {
  class Own extends GongEngagement {
    closed = 0;
    override close(): Promise<void> {
      this.closed++;
      return super.close();
    }
  }
  const gong = new Own(options);
  const { withOptions, close, [Symbol.asyncDispose]: dispose } = gong;
  expect(withOptions({ timeout: 5_000 })).toBeInstanceOf(Own);
  await close();
  await dispose();
  expect(gong.closed).toBe(2);
});

test("withOptions refuses options that both SDKs share, and options that do not exist", () => {
  const gong = new GongEngagement(options);
  for (const wrong of [{ auth: false }, { baseUrl: "http://127.0.0.1" }, { timeOut: 1 }]) {
    let thrown: unknown;
    try {
      gong.withOptions(wrong as object);
    } catch (error) {
      thrown = error;
    }
    expect(isGongConfigError(thrown)).toBe(true);
  }
});
