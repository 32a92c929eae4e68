// Runs bundled Workers in workerd, asks each of them once, and prints a line with its answer.
import { createRequire } from "node:module";

const [miniflareFolder, baseUrl, ...bundles] = process.argv.slice(2);
const { Miniflare } = createRequire(`${miniflareFolder}/`)("miniflare");

const miniflare = new Miniflare({
  workers: bundles.map((bundle) => ({
    name: bundle,
    scriptPath: bundle,
    modules: true,
    modulesRoot: "/",
    compatibilityDate: "2026-07-01",
    bindings: { BASE_URL: baseUrl },
  })),
});
try {
  for (const bundle of bundles) {
    const worker = await miniflare.getWorker(bundle);
    const response = await worker.fetch("http://worker.example/");
    const text = await response.text();
    if (response.ok) console.log(text);
    else {
      console.error(`${bundle}: ${text}`);
      process.exitCode = 1;
    }
  }
} finally {
  await miniflare.dispose();
}
