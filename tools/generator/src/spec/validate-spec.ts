import type { EffectiveSpec } from "./read-effective-spec.ts";
import { createSpecError, printWarnings } from "./report/create-spec-error.ts";
import { locateInEffectiveSpec, type Provenance } from "./report/locate-in-effective-spec.ts";
import { SpecError } from "./report/spec-error.ts";
import type { SchemaFindings } from "./schema/find-schema-problems.ts";
import { runSchemaWorker } from "./schema/run-schema-worker.ts";

const findProblems = ({ effective, source }: Provenance): Promise<SchemaFindings> =>
  runSchemaWorker(effective).catch(({ message }: Error) => {
    const text = `The document cannot be compared with the OpenAPI Specification: ${message}.`;
    throw new SpecError([{ file: source.file, message: text, remedy: "Simplify it, or split it into several." }]);
  });

/**
 * Compares a spec with the OpenAPI Specification, in a thread of its own.
 *
 * @returns Warnings, ready to print.
 * @throws SpecError if the spec does not conform.
 */
export const validateSpec = async ({ provenance }: EffectiveSpec): Promise<readonly string[]> => {
  const { problems, warnings } = await findProblems(provenance);
  const locate = locateInEffectiveSpec(provenance);
  if (problems.length > 0) throw createSpecError(problems, locate);
  return printWarnings(warnings, locate);
};
