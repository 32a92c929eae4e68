import { expect, test } from "vitest";
import { printProgress } from "./drain-outbox.ts";

const now = new Date("2026-11-27T08:00:00");
const progress = { accepted: 50_000, delivered: 10_000, refused: 0, dead: 0, pending: 40_000, rate: 2.9 };
const second = { limit: 3, interval: 1_000, remaining: 3 };
const day = { limit: 10_000, interval: 86_400_000, remaining: 0 };

test("progress says which limit the backlog waits for, and when it ends", () => {
  const endsAt = new Date("2026-12-01T14:20:00");
  expect(printProgress({ ...progress, endsAt }, [second, day], now)).toBe(
    "10,000 of 50,000 delivered, 40,000 wait; 10,000 a day: until Tuesday 14:20",
  );
});

test("progress says when the backlog ends at the rate up to now, if that is later than the limit allows", () => {
  const endsAt = new Date("2026-11-27T08:10:00");
  expect(printProgress({ ...progress, refused: 3, dead: 2, rate: 10, endsAt }, [second], now)).toBe(
    "10,000 of 50,000 delivered, 3 refused, 2 dead, 40,000 wait; until 09:06",
  );
});

test("progress without a backlog has no end", () => {
  const done = { ...progress, delivered: 50_000, pending: 0 };
  expect(printProgress(done, [second, day], now)).toBe("50,000 of 50,000 delivered, 0 wait");
});
