/** An empty folder with one of the packages installed, or with all of them. Its programs are in `programs/<name>`. */
export type Project = (typeof projects)[number];

export const projects = ["types", "client", "sdk", "all"] as const;
