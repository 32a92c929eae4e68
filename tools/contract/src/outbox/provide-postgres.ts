import { startPostgres } from "@gong-engagement/kit/start-postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server for all test files; each makes a database of its own. */
    readonly postgresUrl: string;
  }
}

/** Starts PostgreSQL once for all test files. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const server = await startPostgres();
  provide("postgresUrl", server.url);
  return async () => server[Symbol.asyncDispose]();
};
