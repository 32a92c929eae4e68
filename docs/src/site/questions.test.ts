import { afterAll, expect, test } from "vitest";
import { openSite } from "./testing/open-site.ts";

const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());

/** What readers ask, as the home page has it, and the sentence that answers it. */
const questions = [
  ["How do I know that an event was not lost?", "the promise of the call says it."],
  ["What happens at a crash?", "sent by the next process"],
  ["How long may a call take in the worst case?", "17 minutes at most"],
  ["Which errors may I retry?", "yes, after resumeAt"],
  ["What costs quota?", "Every request that leaves the process costs one call, whatever its answer."],
  ["How do two services share the limit?", "in a SQLite file, services on several hosts in PostgreSQL"],
  ["How do I report 50,000 old events?", "50,000 old events take at least five days"],
  ["What does a field mean, and in which unit?", "What the fields mean"],
  ["How do I test without an account?", "It needs no account, no network and no socket."],
  ["Does this fit my Gong account?", "Report one event of each kind that you need to your own Gong account."],
] as const;

test.for(questions)("one click on the home page leads to the answer: %s", async ([question, answer], { expect }) => {
  await using opened = await site.open("");
  const { page } = opened;
  await page.getByRole("link", { name: question }).click();
  await page.waitForURL(/\/(guides|operations)\//);
  const sentence = page.locator("main :is(p, td, li, h2)").filter({ hasText: answer }).last();
  await sentence.waitFor();
  const distance = () => sentence.evaluate((element) => element.getBoundingClientRect().top / innerHeight);
  // Shown, or not further away than one turn of a page.
  await expect.poll(distance).toBeLessThan(2);
  expect(await distance()).toBeGreaterThan(0);
});

test("the home page has a link for every question that readers bring", async () => {
  await using opened = await site.open("");
  const links = opened.page.locator("main ul a");
  expect(await links.allTextContents()).toEqual(questions.map(([question]) => question));
});
