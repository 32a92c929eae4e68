import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import type { Locator, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { findCall } from "../console/find-call.ts";
import { openSite } from "./testing/open-site.ts";

const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());

const call = findCall();
if (!call) throw new Error("The API description has no example for a call without parameters");
const rows = (page: Page): Locator => page.locator("[data-received] tr");

/** Opens the client of the reference for the call. */
const openClient = async (page: Page): Promise<Locator> => {
  await page.locator("[data-reference]").scrollIntoViewIfNeeded();
  const operation = page
    .locator("[data-reference] .section-accordion")
    .filter({ hasText: call.path })
    .filter({ hasText: new RegExp(`^\\s*${call.method}`, "i") })
    .first();
  await operation.locator("[aria-expanded]").first().click();
  await operation
    .getByRole("button", { name: /Test Request/ })
    .first()
    .click();
  return page.getByRole("dialog");
};

const send = async (client: Locator, page: Page): Promise<string[]> => {
  const before = await rows(page).count();
  await client.getByRole("button", { name: /^Send/ }).first().click();
  await rows(page).nth(before).waitFor({ state: "attached" });
  return rows(page).first().locator("td").allTextContents();
};

const write = async (client: Locator, page: Page, text: string): Promise<void> => {
  await client.locator(".cm-content[contenteditable=true]").last().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
};

test("the console sends a call, and shows that it is accepted", async () => {
  await using opened = await site.open("console/");
  const client = await openClient(opened.page);
  const [source, , status] = await send(client, opened.page);
  expect([source, status]).toEqual(["console", expect.stringMatching(/^20[01]$/)]);
  await expect.poll(() => client.textContent()).toMatch(/20[01] (OK|Created)/);
  expect(opened.faults).toEqual([]);
});

test("the console shows a 400 that names the field", async () => {
  await using opened = await site.open("console/");
  const client = await openClient(opened.page);
  const [name = ""] = Object.keys(call.body as object);
  await write(client, opened.page, JSON.stringify({ ...(call.body as object), [name]: { not: "this" } }));
  const [, , status, , answer] = await send(client, opened.page);
  expect(status).toBe("400");
  expect(answer).toContain(name);
  await expect.poll(() => client.textContent()).toContain("400 Bad Request");
});

test("the console shows a 429 with its Retry-After once the day is used up", async () => {
  await using opened = await site.open("console/");
  await opened.page.getByRole("button", { name: "Use up the day" }).click();
  const client = await openClient(opened.page);
  const [, , status, retryAfter] = await send(client, opened.page);
  expect(status).toBe("429");
  expect(Number.parseInt(retryAfter ?? "", 10)).toBeGreaterThan(3_600);
  await expect.poll(() => client.textContent()).toContain("429 Too Many Requests");
});

test("the console shows the pace of the limiter beside that of fetch", async () => {
  await using opened = await site.open("console/");
  const { page } = opened;
  const [{ limit, interval } = { limit: 0, interval: 0 }] = openapi["x-rate-limit"];
  await page.getByRole("button", { name: "Send with fetch" }).click();
  await expect.poll(() => page.locator("[data-outcome]").textContent()).toMatch(`fetch: ${limit} of 12 delivered`);
  await page.getByRole("button", { name: "Reset the fake" }).click();
  await page.getByRole("button", { name: "Send with the SDK" }).click();
  const outcome = page.locator("[data-outcome]");
  await outcome.getByText("delivered").waitFor({ timeout: 30_000 });
  const [, seconds] = /^SDK: 12 of 12 delivered in ([\d.]+) s/.exec((await outcome.textContent()) ?? "") ?? [];
  // However busy the machine is, it is not faster than the limit.
  expect(Number(seconds)).toBeGreaterThan((11 / limit) * (interval / 1_000) - 0.1);
  expect(await page.locator('[data-track="sdk"] i[data-status="429"]').count()).toBeLessThan(12 - limit);
  expect(opened.faults).toEqual([]);
});
