import { parseArgs } from "node:util";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { type Main, runMain } from "./run-main.ts";

let log: MockInstance<typeof console.log>;
let error: MockInstance<typeof console.error>;
beforeEach(() => {
  log = vi.spyOn(console, "log").mockImplementation(() => {});
  error = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

const start = async (main: Partial<Main<{ readonly help?: boolean; readonly name: string }>>) => {
  const run = vi.fn(async () => {});
  await runMain({ usage: "Usage: pnpm greet NAME", parse: () => ({ name: "Ada" }), run, ...main });
  return { run, exitCode: process.exitCode };
};

test("runMain runs with the arguments that were parsed", async () => {
  const { run, exitCode } = await start({});
  expect(run).toHaveBeenCalledExactlyOnceWith({ name: "Ada" });
  expect(exitCode).toBeUndefined();
});

test("runMain answers --help with its usage, and does nothing", async () => {
  const { run, exitCode } = await start({ parse: () => ({ name: "", help: true }) });
  expect(log).toHaveBeenCalledExactlyOnceWith("Usage: pnpm greet NAME");
  expect(run).not.toHaveBeenCalled();
  expect(exitCode).toBeUndefined();
});

test("runMain says what is wrong with the arguments, and exits with 2", async () => {
  const parse = (): never => {
    throw new Error("Name somebody.");
  };
  const { run, exitCode } = await start({ parse });
  expect(error).toHaveBeenCalledExactlyOnceWith("error Name somebody.\n\nUsage: pnpm greet NAME");
  expect(run).not.toHaveBeenCalled();
  expect(exitCode).toBe(2);
});

test("runMain says which option does not exist, without a stack, and exits with 2", async () => {
  const parse = (): never => {
    parseArgs({ args: ["--nmae"], options: {} });
    throw new Error("The option was accepted.");
  };
  expect((await start({ parse })).exitCode).toBe(2);
  expect(error).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^error Unknown option '--nmae'[^\n]*\n\nUsage: /),
  );
});

test("runMain says why it fails, in words of its own if it has any, and exits with 1", async () => {
  const run = () => Promise.reject(new Error("nobody answers"));
  expect((await start({ run })).exitCode).toBe(1);
  expect(error).toHaveBeenLastCalledWith("error nobody answers");
  await start({ run, printFailure: (reason) => `It failed: ${reason}` });
  expect(error).toHaveBeenLastCalledWith("It failed: Error: nobody answers");
});

test("runMain prints the stack of an error that only a fault of the program throws", async () => {
  const run = () => Promise.reject(new TypeError("x is not a function"));
  expect((await start({ run })).exitCode).toBe(1);
  expect(error).toHaveBeenLastCalledWith(expect.stringMatching(/^error TypeError: x is not a function\n +at /));
});
