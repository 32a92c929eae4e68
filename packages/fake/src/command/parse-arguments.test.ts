import { expect, test } from "vitest";
import { parseArguments } from "./parse-arguments.ts";

test("the command listens on 4010, has no faults, and the quota of the document", () => {
  expect(parseArguments([])).toMatchObject({
    port: 4010,
    faults: [],
    quota: undefined,
    account: undefined,
    log: false,
  });
});

test("faults have a rate, or meet all calls", () => {
  expect(parseArguments(["--fault", "503=0.1", "--fault", "reset-after-commit"]).faults).toEqual([
    { kind: 503, rate: 0.1 },
    { kind: "reset-after-commit", rate: 1 },
  ]);
});

test("quotas are calls for each unit of time, or off", () => {
  expect(parseArguments(["--quota", "300/s", "--quota", "10000/d"]).quota).toEqual([
    { limit: 300, interval: 1_000 },
    { limit: 10_000, interval: 86_400_000 },
  ]);
  expect(parseArguments(["--quota", "off"]).quota).toBe(false);
});

test("an account is a key and a secret, which may have a colon", () => {
  expect(parseArguments(["--account", "key:se:cret"]).account).toEqual({
    accessKey: "key",
    accessKeySecret: "se:cret",
  });
});

test.each([
  [["--port", "70000"], '--port takes a number up to 65535, not "70000"'],
  [["--fault", "boredom"], "--fault takes a status or one of reset-before-commit"],
  [["--fault", "503=2"], '--fault takes a rate from 0 to 1, not "2"'],
  [["--fault", "503="], '--fault takes a rate from 0 to 1, not ""'],
  [["--quota", "300"], '--quota takes 300/s, 1000/min, 10000/d and the like, or off, not "300"'],
  [["--quota", "0/s"], "--quota takes"],
  [["--account", "key"], "--account takes KEY:SECRET"],
  [["--speed"], "--speed"],
])("%j is refused", (args, message) => {
  expect(() => parseArguments(args)).toThrow(message);
});
