import { findChromium } from "@gong-engagement/runtimes/find-chromium";
import { type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core";
import { serveSite } from "./serve-site.ts";

/** A page of the site, and what went wrong in it. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** What the page wrote as errors, what it threw, and what it asked others for. */
  readonly faults: readonly string[];
  /** Bytes of all that was loaded, as they were sent. */
  readonly weigh: () => Promise<number>;
}

/** The site in a browser of this machine. */
export interface Site extends AsyncDisposable {
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<OpenPage>;
}

/** Keeps what moves while the page loads, and by how much. */
const watchShifts = (): void => {
  const shifts: string[] = [];
  Object.assign(globalThis, { layoutShifts: shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node: Element | null }[] };
      const moved = sources.map(({ node }) => `${node?.nodeName} ${node?.className}`);
      if (value >= 0.001) shifts.push(`${value.toFixed(3)}: ${moved.join(", ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
};

/** Serves the built site and opens a Chromium. */
export const openSite = async (): Promise<Site> => {
  const server = await serveSite();
  const executablePath = await findChromium();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  return {
    open: async (path, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      if (options.javaScriptEnabled !== false) await page.addInitScript(watchShifts);
      const faults: string[] = [];
      const requests: Request[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("request", (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url))
          faults.push(`asks ${request.url()}`);
      });
      page.on("requestfinished", (request) => {
        requests.push(request);
      });
      await page.goto(`${server.url}${path}`, { waitUntil: "networkidle" });
      return {
        page,
        faults,
        weigh: async () => {
          const sizes = await Promise.all(requests.map((request) => request.sizes()));
          return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
        },
        [Symbol.asyncDispose]: () => context.close(),
      };
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
};
