import manifest from "../programs/apps/package.json" with { type: "json" };

/** What applications use the SDK with, in the versions of `programs/apps/package.json`. */
export const apps: Readonly<Record<string, string>> = manifest.dependencies;
