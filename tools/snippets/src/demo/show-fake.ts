import { createFake } from "@gong-engagement/fake";
import {
  GongEngagement,
  isGongConflictError,
  isGongError,
  type PostDigitalInteractionInput,
  type ReportContentViewEventInput,
} from "@gong-engagement/sdk";
import { printDetails, printResult } from "./transcript.ts";

const view: ReportContentViewEventInput = {
  contentTitle: "Proposal for Initech",
  viewerEmailAddress: "buyer@initech.example",
  eventTimestamp: "2026-04-07T09:30:00Z",
};

const interaction: PostDigitalInteractionInput = {
  interactionType: "Email",
  participants: [{ emailAddress: "buyer@initech.example", role: "Recipient" }],
  timestamp: "2026-04-07T09:30:00Z",
};

const expectThat = (isTrue: boolean, what: string): void => {
  if (!isTrue) throw new Error(`Not so: ${what}`);
};

/** Thirty events at once. A tenth of a second stands for a second, so that nobody has to wait for ten. */
const showBurst = async (): Promise<void> => {
  const limit = [{ limit: 3, interval: 100 }];
  const fake = createFake({ quota: limit });
  await using gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth, rateLimit: limit });
  const start = performance.now();
  const calls = Array.from({ length: 30 }, () => gong.engagementEvents.reportContentViewEvent(view));
  await Promise.all(calls);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  fake.expectReported("reportContentViewEvent", view, { times: 30 });
  const refused = fake.attempts.filter(({ status }) => status === 429).length;
  printResult(true, "30 events at once", `paced, all recorded, in ${seconds} s`);
  printDetails({ "most in any 100 ms": fake.mostInAny(100), "answered with 429": refused });
};

/** The event is recorded, and the connection lost before the answer. */
const showLostAnswer = async (): Promise<void> => {
  const fake = createFake();
  await using gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth, retry: { minDelay: 1 } });
  fake.fail("reset-after-commit");
  const call = gong.digitalInteractions.postDigitalInteraction(interaction);
  const error: unknown = await call.catch((reason: unknown) => reason);
  expectThat(isGongConflictError(error), "the repetition is answered with 409");
  const [event] = fake.expectReported("postDigitalInteraction", {}, { times: 1 });
  printResult(true, "an answer that is lost", `sent ${fake.attempts.length} times under one key, recorded once`);
  printDetails({ key: event?.key, "first answer": "none", "second answer": fake.attempts[1]?.errors.join() });
};

/** A day of five calls. */
const showSpentDay = async (): Promise<void> => {
  const limit = [{ limit: 5, interval: 86_400_000 }];
  const fake = createFake({ quota: limit });
  await using gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth, rateLimit: limit });
  const calls = Array.from({ length: 6 }, () => gong.engagementEvents.reportContentViewEvent(view));
  const results = await Promise.allSettled(calls);
  const error: unknown = results.find((result) => result.status === "rejected")?.reason;
  if (!isGongError(error)) throw new Error("The sixth call of the day was not refused");
  fake.expectReported("reportContentViewEvent", view, { times: 5 });
  printResult(false, "the day's budget ends", `${fake.attempts.length} recorded, the sixth: ${error.name}`);
  printDetails({ delivery: error.delivery, advice: error.message });
};

/** Shows what a service does that remembers. */
export const showFake = async (): Promise<void> => {
  console.log("\nPrism remembers nothing. The fake of packages/fake does, and breaks on purpose:\n");
  await showLostAnswer();
  await showBurst();
  await showSpentDay();
};
