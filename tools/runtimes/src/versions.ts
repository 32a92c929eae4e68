/** Exact versions of all that the packages are run in, and of what that takes. The first one of each list for Node is the oldest that `engines` allows. */
export const versions = {
  node: ["20.19.0", "22.23.2", "24.21.0", "26.10.0"],
  nodeWithSqlite: ["22.13.0", "22.23.2", "24.21.0", "26.10.0"],
  bun: ["1.2.23", "1.3.14", "1.4.5"],
  deno: "2.9.6",
  miniflare: { version: "4.20260730.0", workerd: "2026-07-30", compatibilityDates: ["2024-09-01", "2026-07-01"] },
  playwright: "1.65.1",
  jest: "30.5.2",
  vitest: "5.1.1",
  msw: "3.0.5",
  typescript: [
    { version: "5.9.3", nodeTypes: "20.19.43" },
    { version: "6.0.3", nodeTypes: "24.19.2" },
    { version: "7.0.2", nodeTypes: "26.6.6" },
  ],
  esbuild: "0.28.2",
  rolldown: "1.3.2",
} as const;
