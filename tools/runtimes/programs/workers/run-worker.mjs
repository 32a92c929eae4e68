// Runs a bundled Worker in workerd, asks it once, and prints its answer.
import { createRequire } from "node:module";

const [miniflareFolder, bundle, baseUrl] = process.argv.slice(2);
const { Miniflare } = createRequire(`${miniflareFolder}/`)("miniflare");

const miniflare = new Miniflare({
  scriptPath: bundle,
  modules: true,
  modulesRoot: "/",
  compatibilityDate: "2026-07-01",
  bindings: { BASE_URL: baseUrl },
});
try {
  const response = await miniflare.dispatchFetch("http://worker.example/");
  const text = await response.text();
  if (response.ok) console.log(text);
  else throw new Error(text);
} finally {
  await miniflare.dispose();
}
