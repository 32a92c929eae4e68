// Opens a page for each bundled program in Chromium, and prints a line with what it logs.
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [playwrightFolder, executablePath, baseUrl, ...bundles] = process.argv.slice(2);
const { chromium } = createRequire(`${playwrightFolder}/`)("playwright-core");

const server = createServer((request, response) => {
  const [, index, file] = request.url.split("/");
  const isProgram = file === "program.mjs";
  response.setHeader("content-type", isProgram ? "text/javascript" : "text/html");
  createReadStream(isProgram ? bundles[index] : new URL("page.html", import.meta.url)).pipe(response);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const userDataFolder = await mkdtemp(join(import.meta.dirname, "user-"));
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

const open = async (index) => {
  const page = await browser.newPage();
  const failed = once(page, "pageerror").then(([error]) => Promise.reject(error));
  const reported = page.waitForEvent("console", { predicate: (message) => message.type() === "log" });
  const url = `http://127.0.0.1:${server.address().port}/${index}/?baseUrl=${encodeURIComponent(baseUrl)}`;
  const [message] = await Promise.race([Promise.all([reported, page.goto(url)]), failed]);
  console.log(message.text());
};

try {
  for (const [index, bundle] of bundles.entries()) {
    await open(index).catch((error) => {
      console.error(`${bundle}: ${error.stack}`);
      process.exitCode = 1;
    });
  }
} finally {
  await browser.close();
  server.close();
  await rm(userDataFolder, { recursive: true, force: true });
}
