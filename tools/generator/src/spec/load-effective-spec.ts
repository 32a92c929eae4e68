import { type EffectiveSpec, readEffectiveSpec, type SpecFiles } from "./read-effective-spec.ts";
import { printProblem } from "./report/spec-error.ts";
import { validateSpec } from "./validate-spec.ts";

export { type EffectiveSpec, readEffectiveSpec, type SpecFiles } from "./read-effective-spec.ts";
export { SpecError, type SpecProblem } from "./report/spec-error.ts";

/**
 * Loads the effective spec, the one that generator, mock server, tests and documentation share: `spec/openapi.yaml`
 * with `spec/overlay.yaml` applied, validated.
 *
 * @throws SpecError if the spec cannot be used. Its message is ready to print: file, line, what is wrong, how to fix it.
 * @example
 * ```ts
 * const { document, warnings } = await loadEffectiveSpec();
 * console.log(Object.keys(document.paths ?? {}), warnings);
 * ```
 */
export const loadEffectiveSpec = async (files: SpecFiles = {}): Promise<EffectiveSpec> => {
  const spec = await readEffectiveSpec(files);
  const warnings = await validateSpec(spec);
  return { ...spec, warnings: [...spec.warnings, ...warnings.map(printProblem)] };
};
