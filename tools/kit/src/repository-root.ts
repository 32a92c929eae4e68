import { fileURLToPath } from "node:url";

/** Root of this checkout. */
export const repositoryRoot: string = fileURLToPath(new URL("../../..", import.meta.url));

/** Folders of the published packages, below `packages`, in the order in which they depend on each other. */
export const packageFolders = ["types", "client", "sdk", "fake", "schemas", "limiter", "outbox", "cli"] as const;
