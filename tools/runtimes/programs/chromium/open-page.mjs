// Opens a page with a bundled program in Chromium, and prints what the program logs.
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [playwrightFolder, executablePath, bundle, baseUrl] = process.argv.slice(2);
const { chromium } = createRequire(`${playwrightFolder}/`)("playwright-core");

const server = createServer((request, response) => {
  const isProgram = request.url === "/program.mjs";
  response.setHeader("content-type", isProgram ? "text/javascript" : "text/html");
  createReadStream(isProgram ? bundle : new URL("page.html", import.meta.url)).pipe(response);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const userDataFolder = await mkdtemp(join(dirname(bundle), "chromium-"));
const browser = await chromium.launchPersistentContext(userDataFolder, {
  executablePath,
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const page = await browser.newPage();
  const failed = once(page, "pageerror").then(([error]) => Promise.reject(error));
  const reported = page.waitForEvent("console", { predicate: (message) => message.type() === "log" });
  await page.goto(`http://127.0.0.1:${server.address().port}/?baseUrl=${encodeURIComponent(baseUrl)}`);
  const message = await Promise.race([reported, failed]);
  console.log(message.text());
} finally {
  await browser.close();
  server.close();
  await rm(userDataFolder, { recursive: true, force: true });
}
