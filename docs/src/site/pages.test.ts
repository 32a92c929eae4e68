import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPages } from "./testing/list-pages.ts";
import { type OpenPage, openSite } from "./testing/open-site.ts";

const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());
const pages = await listPages();

/** Runs in the page. */
const runAxe = async (context: string | { readonly exclude: string[] }): Promise<readonly axe.Result[]> => {
  const inPage: typeof axe = Reflect.get(globalThis, "axe");
  const { violations } = await inPage.run(context);
  return violations;
};

const findSerious = async (
  page: Page,
  context: string | { readonly exclude: string[] },
): Promise<readonly axe.Result[]> =>
  (await page.evaluate(runAxe, context)).filter(({ impact }) => impact === "serious" || impact === "critical");

describe.for(pages)("the page /%s", (path) => {
  let opened: OpenPage;
  beforeAll(async () => {
    opened = await site.open(path);
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  test("writes no error and asks no other host", () => {
    expect(opened.faults).toEqual([]);
  });

  test("does not move what is shown while it loads", async () => {
    expect(await opened.page.evaluate(() => Reflect.get(globalThis, "layoutShifts"))).toEqual([]);
  });

  if (path !== "console/") {
    test("weighs at most 150 kB", async () => {
      const weight = await opened.weigh();
      expect(weight).toBeGreaterThan(5_000);
      expect(weight).toBeLessThanOrEqual(150_000);
    });
  }

  test.for(["light", "dark"] as const)("has no serious fault for axe in %s", async (theme) => {
    await opened.page.emulateMedia({ colorScheme: theme });
    await expect.poll(() => opened.page.locator("html").getAttribute("data-theme")).toBe(theme);
    await opened.page.addScriptTag({ content: axe.source });
    const violations = await findSerious(opened.page, { exclude: ["[data-reference]"] });
    const serious = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
    expect(serious).toEqual([]);
  });

  test.for([360, 820, 1920])("fits a screen of %i pixels", async (width) => {
    await opened.page.setViewportSize({ width, height: 800 });
    const overflow = await opened.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

/**
 * Rules of axe that the reference of the console and its client break, which are the work of others (Scalar): no option and no style
 * changes that. A rule that a new version of Scalar keeps must be taken out of the list.
 */
const ofOthers = {
  reference: ["aria-required-attr", "nested-interactive"],
  client: ["aria-input-field-name", "aria-prohibited-attr", "aria-required-attr", "scrollable-region-focusable"],
};

test.for(["light", "dark"] as const)(
  "the reference of the console and its client have only the known serious faults for axe in %s",
  async (colorScheme, { expect }) => {
    await using opened = await site.open("console/", { colorScheme });
    const { page } = opened;
    await page.locator("[data-reference]").scrollIntoViewIfNeeded();
    const operation = page.locator("[data-reference] .reference-endpoint").first();
    await operation.locator("[aria-expanded]").first().click();
    await operation.getByRole("button", { name: /Test Request/ }).waitFor();
    await page.addScriptTag({ content: axe.source });
    const listRules = async (selector: string) => (await findSerious(page, selector)).map(({ id }) => id).sort();
    expect(await listRules("[data-reference]")).toEqual(ofOthers.reference);
    await operation.getByRole("button", { name: /Test Request/ }).click();
    await page.getByRole("dialog").waitFor();
    expect(await listRules("[role=dialog]")).toEqual(ofOthers.client);
  },
);

test("the first Tab of a keyboard leads to a link that skips the list of pages", async () => {
  await using opened = await site.open("guides/delivery/");
  const { page } = opened;
  await page.keyboard.press("Tab");
  const link = page.getByRole("link", { name: "Skip to content" });
  await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await link.isVisible()).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).hash).toBe("#_top");
});

test("the list of pages opens on a phone without JavaScript, and nothing is shown that needs it", async () => {
  const viewport = { width: 390, height: 800 };
  await using opened = await site.open("guides/delivery/", { javaScriptEnabled: false, viewport });
  const { page } = opened;
  await page.getByRole("button", { name: "Menu" }).click();
  expect(await page.locator("nav a[href*='/guides/limit/']").first().isVisible()).toBe(true);
  for (const name of ["site-search", "starlight-theme-select"]) {
    expect(await page.locator(name).first().isVisible(), name).toBe(false);
  }
});

test("a guide, its links and its code are there without JavaScript", async () => {
  await using opened = await site.open("guides/delivery/", { javaScriptEnabled: false });
  const { page } = opened;
  expect(await page.locator("h1").textContent()).toContain("Delivery");
  expect(await page.locator("main pre").first().isVisible()).toBe(true);
  expect(await page.locator("nav a[href*='/guides/limit/']").first().isVisible()).toBe(true);
  expect(await page.locator("main svg[role='img']").first().isVisible()).toBe(true);
});
