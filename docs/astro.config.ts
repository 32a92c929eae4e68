import { readFile } from "node:fs/promises";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

const lists = JSON.parse(await readFile(new URL("./src/generated/sidebar.json", import.meta.url), "utf8"));
/** What does nothing without scripts is not shown without them. */
const withoutScripts = "site-search, starlight-theme-select { display: none !important }";
const guide = (name: string) => ({ slug: `guides/${name}` });

export default defineConfig({
  site: "https://gong-engagement.github.io",
  base: "/gong-engagement-sdk",
  trailingSlash: "always",
  devToolbar: { enabled: false },
  server: { host: "127.0.0.1", port: 4321 },
  vite: {
    // The packages are read from source, and their dependencies from where the packages find them.
    resolve: { conditions: ["@gong-engagement/source"] },
    server: { fs: { allow: [".."] } },
    build: { chunkSizeWarningLimit: 5_000 },
  },
  integrations: [
    starlight({
      title: "Gong Engagement SDK",
      description: "Report content shares, views, custom actions and digital interactions to Gong, and lose none.",
      head: [{ tag: "noscript", content: `<style>${withoutScripts}</style>` }],
      customCss: ["./src/styles/site.css"],
      components: { PageTitle: "./src/components/PageTitle.astro" },
      routeMiddleware: "./src/route-data.ts",
      expressiveCode: { defaultProps: { wrap: true } },
      social: [
        { icon: "github", label: "Source code", href: "https://github.com/gong-engagement/gong-engagement-sdk" },
      ],
      sidebar: [
        {
          label: "Guides",
          items: ["start", "delivery", "limit", "tokens", "processes", "testing", "platforms", "observability"].map(
            guide,
          ),
        },
        { label: "Tasks", items: ["backfill", "command", "moving", "description"].map(guide) },
        { label: "Try it", items: [{ slug: "console" }] },
        { label: "Operations", items: lists.operations },
        { label: "Reference", items: lists.reference },
        { label: "Performance", items: [{ slug: "performance" }, { slug: "performance/figures" }] },
        { label: "For maintainers", collapsed: true, items: lists.maintainers },
      ],
    }),
  ],
});
