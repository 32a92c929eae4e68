/** npm packages that hold real API descriptions, in exact versions. Installed for the run, and no dependency of the workspace. */
export const packages = {
  "@blockfrost/openapi": "0.1.93",
  "@directus/specs": "15.2.0",
  "@octokit/openapi": "23.0.2",
  "@readme/oas-examples": "8.2.2",
  "@scalar/galaxy": "0.6.12",
  "rclone-openapi": "1.75.0",
} as const;
