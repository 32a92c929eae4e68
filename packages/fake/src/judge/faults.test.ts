import { describe, expect, test } from "vitest";
import type { Fake } from "../fake.ts";
import { createNotesFake, createTestClock, postLetter, putNote } from "../testing/caller.ts";

const statusesOf = async (fake: Fake, calls: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let call = 0; call < calls; call++) statuses.push((await putNote(fake)).status);
  return statuses;
};

describe("a fault", () => {
  test("meets as many calls as it is told to, after those that go well", async () => {
    const fake = createNotesFake();
    fake.fail(500, { after: 1, times: 2 });
    expect(await statusesOf(fake, 4)).toEqual([200, 500, 500, 200]);
  });

  test("says that it is one where the document has no words for its status", async () => {
    const fake = createNotesFake();
    fake.fail(503);
    expect(await (await putNote(fake)).json()).toMatchObject({ errors: ["The fake was told to answer 503"] });
  });

  test("meets one operation, or one input", async () => {
    const fake = createNotesFake();
    fake.fail(500, { operation: "putNote", times: 2, input: { title: "poison" } });
    expect((await postLetter(fake)).status).toBe(201);
    expect((await putNote(fake, "Hello")).status).toBe(200);
    expect((await putNote(fake, "poison")).status).toBe(500);
  });

  test("goes before one that was made later, which meets the next call", async () => {
    const fake = createNotesFake();
    fake.fail(500);
    fake.fail(502);
    expect(await statusesOf(fake, 3)).toEqual([500, 502, 200]);
  });

  test("can be ended", async () => {
    const fake = createNotesFake();
    const fault = fake.fail(500, { times: 10 });
    expect(await statusesOf(fake, 2)).toEqual([500, 500]);
    fault.end();
    expect(await statusesOf(fake, 1)).toEqual([200]);
    expect(fault.hits).toBe(2);
  });

  test("at a rate meets about as many calls", async () => {
    const fake = createNotesFake();
    const fault = fake.fail(500, { rate: 0.2 });
    const failed = (await statusesOf(fake, 1_000)).filter((status) => status === 500).length;
    expect(fault.hits).toBe(failed);
    expect(failed).toBeGreaterThan(150);
    expect(failed).toBeLessThan(250);
  });

  test("of other integrations uses up the quota just before a call", async () => {
    const fake = createNotesFake({ quota: [{ limit: 3, interval: 1_000 }], clock: createTestClock() });
    fake.fail("other-calls", { calls: 2, after: 1 });
    expect(await statusesOf(fake, 3)).toEqual([200, 429, 429]);
    expect(fake.events).toHaveLength(1);
  });

  test.each([
    [[99], "There is no fault 99. Take a status, as a number from 200 to 599, or one of: reset-before"],
    [["503"], 'There is no fault "503". Take a status, as a number'],
    [[], "There is no fault undefined."],
    [
      [500, { time: 3 }],
      'The fault 500 has no option "time". It has: operation, input, after, times, rate, commit, retry',
    ],
    [
      ["slow", { retryAfter: 3 }],
      'The fault "slow" has no option "retryAfter". It has: operation, input, after, times, rate, delay',
    ],
    [["reset-after-commit", { commit: false }], 'The fault "reset-after-commit" has no option "commit"'],
    [[500, { operation: "putNotes" }], 'There is no operation "putNotes"'],
    [[500, { rate: 2 }], "The fault 500: rate must be a number from 0 to 1, not 2"],
    [[500, { rate: "0.5" }], 'rate must be a number from 0 to 1, not "0.5"'],
    [[500, { times: -1 }], "times must be a whole number, 0 or more, not -1"],
    [[500, { after: Number.NaN }], "after must be a whole number, 0 or more, not NaN"],
    [
      [500, { retryAfter: new Date(Number.NaN) }],
      "retryAfter must be a string, a number, a valid Date or null, not Invalid Date",
    ],
    [[500, { retryAfter: Number.NaN }], "retryAfter must be a string, a number, a valid Date or null, not NaN"],
    [[500, { retryAfter: "1\n2" }], "retryAfter must be a string, a number, a valid Date or null"],
    [[500, { headers: { "a b": "c" } }], "headers must be strings by the names of headers, as HTTP can carry them"],
    [[500, { headers: { a: "日本" } }], "headers must be strings by the names of headers, as HTTP can carry them"],
    [[500, null], "The fault 500 takes an object of options, not null"],
    [["other-calls", { calls: -1 }], "calls must be a whole number, 0 or more"],
    [["slow", { delay: "1s" }], 'delay must be a number, 0 or more, not "1s"'],
    [[500, 3], "The fault 500 takes an object of options, not 3"],
  ])("that is %j is refused", (args, message) => {
    expect(() => Reflect.apply(createNotesFake().fail, undefined, args)).toThrow(message);
  });
});
