import { createFake } from "@gong-engagement/fake";
import { GongEngagement } from "@gong-engagement/sdk";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reportProposal } from "./report-proposal.ts";

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-04-07T10:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const proposal = { title: "Proposal", sender: "rep@example.com", sentAt: "2026-04-07T09:30:00Z" };

/** A fake of Gong for one test, and a client of it. */
const setUp = () => {
  const fake = createFake();
  return { fake, gong: new GongEngagement({ fetch: fake.fetch, auth: fake.auth }) };
};

/** Lets the time pass that a promise takes, in no time. */
const pass = async <Result>(promise: Promise<Result>): Promise<Result> => {
  await vi.runAllTimersAsync();
  return promise;
};

test("a proposal is reported", async () => {
  const { fake, gong } = setUp();
  expect(await pass(reportProposal(gong, proposal))).toEqual({ state: "reported" });
  fake.expectReported("reportContentShareEvent", { contentTitle: "Proposal" }, { times: 1 });
});

test("a proposal is reported though Gong is down for a moment", async () => {
  const { fake, gong } = setUp();
  fake.fail(503, { times: 2 });
  expect(await pass(reportProposal(gong, proposal))).toEqual({ state: "reported" });
  expect(fake.attempts.map(({ status }) => status)).toEqual([503, 503, 200]);
});

test("forty proposals at once keep the limit", async () => {
  const { fake, gong } = setUp();
  await pass(Promise.all(Array.from({ length: 40 }, () => reportProposal(gong, proposal))));
  fake.expectReported("reportContentShareEvent", {}, { times: 40 });
  expect(fake.mostInAny(1_000)).toBe(3);
});

test("a pause that Gong asks for says when to report again", async () => {
  const { fake, gong } = setUp();
  fake.fail(429, { retryAfter: 1_200 });
  const at = new Date("2026-04-07T10:20:00Z");
  expect(await pass(reportProposal(gong, proposal))).toEqual({ state: "later", at });
  fake.expectNotReported("reportContentShareEvent");
});

test("a proposal that Gong does not take is for a person to look at", async () => {
  const { gong } = setUp();
  const result = await pass(reportProposal(gong, { ...proposal, sender: "nobody" }));
  expect(result).toMatchObject({ state: "look-at-it", reason: expect.stringContaining("senderEmailAddress") });
});

test("a proposal whose answer is lost each time is for a person to look at", async () => {
  const { fake, gong } = setUp();
  fake.fail("reset-after-commit", { times: 3 });
  expect(await pass(reportProposal(gong, proposal))).toMatchObject({ state: "look-at-it" });
  expect(fake.attempts).toHaveLength(3);
});
