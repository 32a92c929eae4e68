/** An empty folder with one of the packages installed by npm, or with all of them. Its programs are in `programs/<name>`. */
export const packageProjects = ["types", "client", "sdk", "fake", "schemas", "all"] as const;

/** Those, and one in which pnpm has installed the SDK beside all that applications use it with. */
export const projects = [...packageProjects, "apps"] as const;

export type Project = (typeof projects)[number];
