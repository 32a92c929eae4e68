import type { EffectiveSpec } from "./read-effective-spec.ts";
import { foldFindings } from "./report/create-spec-error.ts";
import type { Finding } from "./report/finding.ts";
import { locateInEffectiveSpec } from "./report/locate-in-effective-spec.ts";
import type { SpecProblem } from "./report/spec-error.ts";
import { runSchemaWorker } from "./schema/run-schema-worker.ts";

/** A document is not refused for what the validator cannot read: other checks say whether it can be used. */
const tellOfFailure = ({ message }: Error): Finding[] => {
  const text = `The document cannot be compared with the OpenAPI Specification: ${message}.`;
  return [{ path: [], message: text, remedy: "Simplify it, or split it into several." }];
};

/**
 * Compares a spec with the OpenAPI Specification, in a thread of its own.
 *
 * @returns What is not as it says, one problem of each kind.
 */
export const validateSpec = async ({ provenance }: EffectiveSpec): Promise<readonly SpecProblem[]> => {
  const findings = await runSchemaWorker(provenance.effective).catch(tellOfFailure);
  return foldFindings(findings, locateInEffectiveSpec(provenance));
};
