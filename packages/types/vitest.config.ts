import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The sources, as the test imports its own package by name. */
const conditions = ["@gong-engagement/source", "node"];

const config: ViteUserConfig = defineConfig({ resolve: { conditions }, ssr: { resolve: { conditions } } });

export default config;
