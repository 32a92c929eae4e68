import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRetryAfter } from "./parse-retry-after.ts";

const now = Date.UTC(2026, 10, 22, 12, 0, 0);

describe("whole seconds", () => {
  test.each([
    ["0", 0],
    ["1", 1_000],
    ["007", 7_000],
    ["1200", 1_200_000],
    ["2147484", 2_147_484_000],
  ])("%s", (value, milliseconds) => {
    expect(parseRetryAfter(value, now)).toBe(milliseconds);
  });

  test("reads any number of seconds whose end a Date can hold", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (seconds) => {
        const wait = parseRetryAfter(`${seconds}`, now) ?? NaN;
        expect(wait).toBe(Math.min(Number(seconds) * 1_000, 8.64e15 - now));
        expect(new Date(now + wait).getTime()).not.toBeNaN();
      }),
    );
  });
});

describe("HTTP dates", () => {
  test.each([
    ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["Sunday, 22-Nov-26 12:00:30 GMT", 30_000],
    ["Sun Nov 22 12:00:30 2026", 30_000],
    ["Wed Dec  2 12:00:00 2026", 10 * 86_400_000],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
    ["Fri, 31 Dec 9999 23:59:59 GMT", Date.UTC(9999, 11, 31, 23, 59, 59) - now],
  ])("%s", (value, milliseconds) => {
    expect(parseRetryAfter(value, now)).toBe(milliseconds);
  });

  test("reads any date, to the second", () => {
    const noInvalidDate = { noInvalidDate: true, min: new Date("1000-01-01"), max: new Date("9999-12-31") };
    fc.assert(
      fc.property(fc.date(noInvalidDate), (date) => {
        const moment = Math.floor(date.getTime() / 1_000) * 1_000;
        expect(parseRetryAfter(date.toUTCString(), now)).toBe(Math.max(0, moment - now));
      }),
    );
  });
});

describe("malformed, thus absent", () => {
  test.each([
    "Try -10000 08:49:37 GMT",
    "wait until 9-9 08:49:37 1995",
    ...["", " ", "-1", "+1", "1.5", "1,5", "1e3", "0x10", "1, 2", "1; 2", "1s", "one", "NaN", "Infinity", "\u0661"],
    ...["2026-11-22", "2026-11-22T12:00:30Z", "Sun, 22 Nov 2026", "Sun, 22 Nov 2026 12:00:30", "12:00:30 GMT"],
    ...["Sun, 22 Nov 2026 12:00:30 GMT (or so)", "(then) Sun, 22 Nov 2026 12:00:30 GMT"],
    ...["Sun, 22 Nov 2026 12:00:30 CET", "Sun, 22 Nov 2026 25:00:30 GMT", "Sun, 22 Foo 2026 12:00:30 GMT"],
  ])("%j", (value) => {
    expect(parseRetryAfter(value, now)).toBeUndefined();
  });

  test("ignores any string that is neither seconds nor a date", () => {
    fc.assert(
      fc.property(
        fc.string().filter((value) => !/^\d+$/.test(value.trim())),
        (value) => {
          expect(parseRetryAfter(value, now)).toBeUndefined();
        },
      ),
    );
  });

  test("no header", () => {
    expect(parseRetryAfter(null, now)).toBeUndefined();
  });
});

test("takes no notice of blanks around the value", () => {
  expect(parseRetryAfter(" 3\t")).toBe(3_000);
});
