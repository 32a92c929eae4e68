import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The sources of the other packages, so that a change is tested without a build in between. */
const conditions = ["@gong-engagement/source", "node"];

const config: ViteUserConfig = defineConfig({ resolve: { conditions }, ssr: { resolve: { conditions } } });

export default config;
