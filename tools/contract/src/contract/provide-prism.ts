import type { TestProject } from "vitest/node";
import { loadSpec } from "../load-spec.ts";
import { startPrism } from "../prism/start-prism.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly prismUrl: string;
  }
}

/** Starts one Prism for all test files. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const prism = await startPrism(await loadSpec());
  provide("prismUrl", prism.url);
  return prism.close;
};
