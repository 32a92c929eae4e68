import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPages } from "./testing/list-pages.ts";
import { type OpenPage, openSite } from "./testing/open-site.ts";

const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());
const pages = await listPages();

/** Runs in the page. The reference of the console is the work of others: it is not judged. */
const runAxe = async (): Promise<readonly axe.Result[]> => {
  const inPage: typeof axe = Reflect.get(globalThis, "axe");
  const { violations } = await inPage.run({ exclude: ["[data-reference]"] });
  return violations;
};

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
    const violations = await opened.page.evaluate(runAxe);
    const serious = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
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

test("a guide, its links and its code are there without JavaScript", async () => {
  await using opened = await site.open("guides/delivery/", { javaScriptEnabled: false });
  const { page } = opened;
  expect(await page.locator("h1").textContent()).toContain("Delivery");
  expect(await page.locator("main pre").first().isVisible()).toBe(true);
  expect(await page.locator("nav a[href*='/guides/limit/']").first().isVisible()).toBe(true);
  expect(await page.locator("main svg[role='img']").first().isVisible()).toBe(true);
});
