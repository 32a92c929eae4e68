import { spawnSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { GongRateLimitError, isGongApiError, isGongConfigError, isGongError } from "./index.ts";
import { createTestClient, putReport, rejection } from "./testing/create-test-client.ts";
import { failure } from "./testing/replies.ts";
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
  "the guards know what is no error of the package: %o",
  (value) => {
    expect([isGongError(value), isGongApiError(value), isGongConfigError(value)]).toEqual([false, false, false]);
  },
);
