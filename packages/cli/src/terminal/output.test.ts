import { expect, test } from "vitest";
import { clean, printMoment, printWindow } from "./output.ts";

test.each([
  ["2026-11-27T14:20:00", "14:20"],
  ["2026-12-01T09:05:00", "Tuesday 09:05"],
  ["2027-01-07T09:05:00", "7 January 2027 09:05"],
])("the moment %s is printed as %s on 27 November 2026", (moment, text) => {
  expect(printMoment(new Date(moment), new Date("2026-11-27T08:00:00"))).toBe(text);
});

test("a window of a limit is printed in words", () => {
  expect(printWindow({ limit: 10_000, interval: 86_400_000 })).toBe("10,000 a day");
  expect(printWindow({ limit: 5, interval: 1_500 })).toBe("5 in 1,500 ms");
});

test("a text from elsewhere cannot move the cursor or change colours", () => {
  expect(clean("a\r\nb\tc\u001B[31md\re\u0007\u009B2J")).toBe("a\nb\tc\uFFFD[31md\uFFFDe\uFFFD\uFFFD2J");
});
