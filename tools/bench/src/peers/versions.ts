/** What we are compared with, in exact versions. Installed for the run, and no dependency of the workspace. */
export const versions = {
  "@anthropic-ai/sdk": "1.12.0",
  "@mistralai/mistralai": "2.7.0",
  "@octokit/core": "7.0.8",
  "@octokit/openapi": "23.0.2",
  "@types/node": "26.6.6",
  axios: "1.21.1",
  bottleneck: "2.19.5",
  ky: "2.1.0",
  ofetch: "1.5.1",
  openai: "7.57.0",
  "openapi-fetch": "0.17.0",
  "openapi-typescript": "7.13.0",
  "p-queue": "10.0.0",
  stripe: "23.1.0",
  undici: "8.12.4",
  zod: "4.6.7",
} as const;
