import { createRequire } from "node:module";
import { afterAll, expect, test } from "vitest";
import { listPages } from "./testing/list-pages.ts";
import { openSite } from "./testing/open-site.ts";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());
const pages = await listPages();
const withoutConsole = pages.filter((path) => path !== "console/");

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Runs in the page. */
const runAxe = async (): Promise<readonly Violation[]> => {
  const axe: { run: (context: object) => Promise<{ violations: readonly Violation[] }> } = Reflect.get(
    globalThis,
    "axe",
  );
  const { violations } = await axe.run(document);
  return violations;
};

test.for(pages)("the page /%s writes no error, asks nobody else and does not jump", async (path, { expect }) => {
  await using opened = await site.open(path);
  expect(opened.faults).toEqual([]);
  const shift = await opened.page.evaluate(() =>
    (Reflect.get(globalThis, "layoutShifts") as number[]).reduce((sum, value) => sum + value, 0),
  );
  expect(shift).toBeLessThan(0.001);
});

test.for(withoutConsole)("the page /%s weighs at most 150 kB", async (path, { expect }) => {
  await using opened = await site.open(path);
  const weight = await opened.weigh();
  expect(weight).toBeGreaterThan(5_000);
  expect(weight).toBeLessThanOrEqual(150_000);
});

test.for(pages.flatMap((path) => (["light", "dark"] as const).map((colorScheme) => ({ path, colorScheme }))))(
  "axe finds no serious fault in the page /$path in $colorScheme",
  async ({ path, colorScheme }, { expect }) => {
    await using opened = await site.open(path, { colorScheme });
    await opened.page.addScriptTag({ path: axeFile });
    const violations = await opened.page.evaluate(runAxe);
    const serious = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    expect(serious).toEqual([]);
  },
);

test.for(withoutConsole)("the page /%s fits a phone and a wide screen", async (path, { expect }) => {
  for (const width of [360, 1920]) {
    await using opened = await site.open(path, { viewport: { width, height: 800 } });
    const overflow = await opened.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} pixels`).toBeLessThanOrEqual(0);
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
