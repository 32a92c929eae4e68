/** An empty folder with one of the packages installed by npm, or with all of them. Its programs are in `programs/<name>`. */
export const packageProjects = ["types", "client", "sdk", "fake", "schemas", "all"] as const;

/**
 * Those, one in which pnpm has installed the SDK beside all that applications use it with, one with the packages that need
 * a newer Node.js, and the examples, which pnpm installs together.
 */
export const projects = [...packageProjects, "apps", "delivery", "examples"] as const;

export type Project = (typeof projects)[number];
