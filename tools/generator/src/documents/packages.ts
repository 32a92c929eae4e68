/** npm packages that hold real API descriptions, in exact versions. Installed for the run, and no dependency of the workspace. */
export const packages = {
  "@octokit/openapi": "23.0.2",
  "@readme/oas-examples": "8.2.2",
} as const;
