import { describe, expect, test } from "vitest";
import { createFake } from "../create-fake.ts";
import { createNotesFake, putNote } from "../testing/caller.ts";

describe("createFake refuses what is wrong, and says what is right", () => {
  test.each<[object, string]>([
    [{ qouta: false }, 'createFake has no option "qouta". It has: document, accounts, quota'],
    [{ quota: { limit: 3, interval: 1_000 } }, "quota must be false or a list such as [{ limit: 3, interval: 1000 }]"],
    [{ quota: ["3/s"] }, 'both above 0, not ["3/s"]'],
    [{ quota: [{ limit: 0, interval: 1 }] }, "both above 0, not"],
    [{ quota: true }, "both above 0, not true"],
    [{ accounts: [] }, 'accounts must be "any" or a list with one or more accounts, not []'],
    [{ accounts: "all" }, 'not "all"'],
    [{ accounts: [{ key: "a" }] }, 'An account has no option "key". It has: name, accessKey, accessKeySecret'],
    [{ accounts: [{ accessKey: "a" }] }, "An account needs both of accessKey and accessKeySecret"],
    [{ accounts: [{ tokens: "a" }] }, 'An account: tokens must be a list of strings, not "a"'],
    [{ accounts: [{ name: "a" }, { name: "a" }] }, 'Two accounts have the name "a"'],
    [{ duplicates: "ignore" }, 'duplicates must be "conflict" or "same-answer", not "ignore"'],
    [{ clock: {} }, "clock must be { now, setTimeout }, not {}"],
    [{ seed: "seven" }, 'seed must be a number, not "seven"'],
    [{ onAttempt: true }, "onAttempt must be a function, not true"],
    [{ document: "openapi.yaml" }, "document must be an OpenAPI 3 document: the object, not its text or the name"],
    [{ document: { swagger: "2.0" } }, "document must be an OpenAPI 3 document: the object, not its text or the name"],
  ])("%j", (options, message) => {
    expect(() => createFake(options)).toThrow(message);
  });

  test("no options at all are fine, and Date is a clock", () => {
    expect(createFake({ clock: Date }).attempts).toEqual([]);
    expect(() => Reflect.apply(createFake, undefined, [null])).toThrow(
      "createFake takes an object of options, not null",
    );
  });
});

test("the credentials of `auth` are right for a first account that has only a name", async () => {
  expect((await putNote(createNotesFake({ accounts: [{ name: "Initech" }] }))).status).toBe(200);
});

describe("a fake refuses wrong arguments of its methods", () => {
  const fake = createNotesFake();

  test.each<[string, keyof typeof fake, readonly unknown[], string]>([
    ["an interval that is missing", "mostInAny", [], "The interval of mostInAny must be a number, 1 or more"],
    [
      "a number of calls that is not a number",
      "spend",
      [Number.NaN],
      "calls to spend must be a whole number, 0 or more, not NaN",
    ],
    ["an unknown account", "issueToken", [{ account: "Initech" }], 'There is no account "Initech"'],
    [
      "an unknown option of a token",
      "issueToken",
      [{ ttl: 3 }],
      'issueToken has no option "ttl". It has: account, lifetime',
    ],
    [
      "an unknown option of an expectation",
      "expectReported",
      ["putNote", {}, { time: 0 }],
      'no option "time". It has: times',
    ],
  ])("%s", (_, name, args, message) => {
    expect(() => Reflect.apply(Object(fake[name]), undefined, args)).toThrow(message);
  });

  test("a port that is not a number, and an argument that is not a Request", async () => {
    const port: object = { port: "4010" };
    await expect(fake.listen(port)).rejects.toThrow('listen: port must be a whole number from 0 to 65535, not "4010"');
    await expect(Reflect.apply(fake.handle, undefined, [{ request: {} }])).rejects.toThrow("handle takes a Request");
  });
});
