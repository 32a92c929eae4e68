import { spawnSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { createClient, GongRateLimitError, isGongApiError, isGongConfigError, isGongError } from "./index.ts";
import { createTestClient, putReport, rejection } from "./testing/create-test-client.ts";
import { failure, json } from "./testing/replies.ts";
import { startServer } from "./testing/start-server.ts";

const runProgram = (program: string): string => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
};

test("a client is made without loading the platform's fetch, which takes longer than all the rest", () => {
  const output = runProgram(`
    const { createClient } = await import(${JSON.stringify(new URL("./index.ts", import.meta.url).href)});
    createClient({ auth: { bearerToken: "token" }, headers: { "x-a": "1" } });
    console.log(process.moduleLoadList.some((name) => name.includes("undici")));
  `);
  expect(output).toBe("false\n");
});

test("the guards know the errors of another copy of the package", async () => {
  await using server = await startServer(failure(429));
  const error = await rejection(putReport(createTestClient(server, { retry: false })));
  vi.resetModules();
  const copy = await import("./index.ts");
  expect(error).toBeInstanceOf(GongRateLimitError);
  expect(error).not.toBeInstanceOf(copy.GongRateLimitError);
  expect([copy.isGongError(error), copy.isGongApiError(error), copy.isGongRateLimitError(error)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(copy.isGongConfigError(error)).toBe(false);
});

test.each([undefined, null, "GongError", 7, {}, new Error("x"), { name: "GongError", delivery: "unknown" }])(
  "the guards refuse a value that is not an error of the package: %o",
  (value) => {
    expect([isGongError(value), isGongApiError(value), isGongConfigError(value)]).toEqual([false, false, false]);
  },
);

/** As openapi-typescript prints the description of another API. */
interface OtherPaths {
  "/things/{id}": {
    get: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { "application/json": { name: string } } } };
    };
  };
}

test("a client takes a path that may be any of its paths, and checks what a single path requires", () => {
  interface Paths extends OtherPaths {
    "/things": { get: { responses: { 200: { content: { "application/json": { count: number } } } } } };
  }
  const client = createClient<Paths>({ auth: { bearerToken: "token" } });
  const anyPath = (path: keyof Paths) => client.GET(path, { params: { path: { id: "1" } } });
  const onePath = () => client.GET("/things", { timeout: 1 });
  // @ts-expect-error -- without the parameter
  const wrongParameters = () => client.GET("/things/{id}");
  // @ts-expect-error -- an option that there is not
  const wrongOption = (path: keyof Paths) => client.GET(path, { retry: 0 });
  expect([anyPath, onePath, wrongParameters, wrongOption]).toHaveLength(4);
});

test("a client can be typed by the paths of another API description", async () => {
  await using server = await startServer(json(200, { name: "a" }));
  const client = createClient<OtherPaths>({ auth: { bearerToken: "token" }, baseUrl: server.url });
  const { data } = await client.GET("/things/{id}", { params: { path: { id: "1" } } });
  const name: string | undefined = data?.name;
  expect(name).toBe("a");
  expect(server.received).toMatchObject([{ headers: { authorization: "Bearer token" } }]);
  // @ts-expect-error -- a method that the path has not
  const wrongMethod = () => client.PUT("/things/{id}", {});
  // @ts-expect-error -- a path that the description has not
  const wrongPath = () => client.GET("/others", {});
  // @ts-expect-error -- without the parameter
  const wrongParameters = () => client.withOptions({}).GET("/things/{id}", {});
  expect([wrongMethod, wrongPath, wrongParameters]).toHaveLength(3);
});
