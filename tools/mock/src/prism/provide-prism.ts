import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { TestProject } from "vitest/node";
import { startPrism } from "./start-prism.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The effective spec. */
    readonly spec: OpenApiDocument;
    /** What of it Prism can check. */
    readonly prismSpec: OpenApiDocument;
    /** Where the Prism of all test files listens. */
    readonly prismUrl: string;
  }
}

/** Loads the spec and starts Prism once for all test files. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const { document } = await loadEffectiveSpec();
  const prism = await startPrism(document);
  provide("spec", document);
  provide("prismSpec", prism.document);
  provide("prismUrl", prism.url);
  return prism.close;
};
