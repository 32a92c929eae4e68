import type { EffectiveSpec } from "./read-effective-spec.ts";
import { createSpecError, locateFindings } from "./report/create-spec-error.ts";
import { locateInEffectiveSpec } from "./report/locate-in-effective-spec.ts";
import { printProblem } from "./report/spec-error.ts";
import { runSchemaWorker } from "./schema/run-schema-worker.ts";

/**
 * Compares a spec with the OpenAPI Specification, in a thread of its own.
 *
 * @returns Warnings, ready to print.
 * @throws SpecError if the spec does not conform.
 */
export const validateSpec = async ({ provenance }: EffectiveSpec): Promise<readonly string[]> => {
  const { problems, warnings } = await runSchemaWorker(provenance.effective);
  const locate = locateInEffectiveSpec(provenance);
  if (problems.length > 0) throw createSpecError(problems, locate);
  return locateFindings(warnings, locate).map(printProblem);
};
