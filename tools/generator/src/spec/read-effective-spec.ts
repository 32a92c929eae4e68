import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenApiDocument } from "../model/openapi.ts";
import { checkAnnotations } from "./checks/check-annotations.ts";
import { checkKind } from "./checks/check-kind.ts";
import { checkOperationIds } from "./checks/check-operation-ids.ts";
import { checkPathParameters } from "./checks/check-path-parameters.ts";
import { checkPaths } from "./checks/check-paths.ts";
import { checkPropertyNames } from "./checks/check-property-names.ts";
import { checkSdkNames } from "./checks/check-sdk-names.ts";
import { checkSecurity } from "./checks/check-security.ts";
import type { JsonObject } from "./json.ts";
import { lowerStyles } from "./lower-styles.ts";
import { applyOverlay } from "./overlay/apply-overlay.ts";
import { emptyOverlay, parseOverlay } from "./overlay/parse-overlay.ts";
import { bundleFiles } from "./references/bundle-files.ts";
import { checkReferences } from "./references/check-references.ts";
import { createSpecError, printWarnings, shownAtMost } from "./report/create-spec-error.ts";
import type { Finding } from "./report/finding.ts";
import { locateInEffectiveSpec, type Provenance } from "./report/locate-in-effective-spec.ts";
import type { SpecError } from "./report/spec-error.ts";
import { parseSource } from "./source/parse-source.ts";
import { readSource } from "./source/read-source.ts";

/** Where a spec is read from. Relative paths are taken from the current directory. */
export interface SpecFiles {
  /** An OpenAPI 3.0 or 3.1 document, YAML or JSON. Default: `spec/openapi.yaml` of this repository. */
  readonly specFile?: string | undefined;
  /** An OpenAPI Overlay 1.0, `false` for none. Default: `spec/overlay.yaml` of this repository, whatever `specFile`. */
  readonly overlayFile?: string | false | undefined;
}

/** The document that everything is generated from and tested against. */
export interface EffectiveSpec {
  /** Plain JSON: self-contained, without aliases, timestamps as strings. */
  readonly document: OpenApiDocument;
  /** Ready to print, each with file, line and what to do. */
  readonly warnings: readonly string[];
  /** Whether it is larger than any published document that is known. */
  readonly isLarge: boolean;
  /** What the document was made of, for messages about it. */
  readonly provenance: Provenance;
}

const specFolder = fileURLToPath(new URL("../../../../spec", import.meta.url));

/** What is wrong in all cases, quickly found. Whatever reads the document next may rely on it. */
const checks = [
  checkPaths,
  checkPathParameters,
  checkReferences,
  checkOperationIds,
  checkSdkNames,
  checkPropertyNames,
  checkSecurity,
  checkAnnotations,
];

const isOpenApiDocument = (document: JsonObject): document is JsonObject & OpenApiDocument => "openapi" in document;

/** Tells of everything at once: nobody wants to learn of the next problem after mending the first. */
const createError = async (findings: readonly Finding[], provenance: Provenance): Promise<SpecError> => {
  const locate = locateInEffectiveSpec(provenance);
  if (findings.length >= shownAtMost) return createSpecError(findings, locate);
  const { findSchemaProblems } = await import("./schema/find-schema-problems.ts");
  const { problems } = await findSchemaProblems(provenance.effective).catch(() => ({ problems: [] }));
  return createSpecError([...findings, ...problems], locate);
};

/**
 * Reads the document and applies the overlay. `validateSpec` is the second half; apart from it, this is fast.
 *
 * @throws SpecError if a file cannot be read as what it should be, if a reference leads nowhere or out of the folder of
 *   the document, or if names that must be unique or declared are not.
 */
export const readEffectiveSpec = async ({ specFile, overlayFile }: SpecFiles = {}): Promise<EffectiveSpec> => {
  const source = await readSource(resolve(specFile ?? `${specFolder}/openapi.yaml`));
  const {
    document: written,
    origins,
    isLarge,
    ...bundled
  } = await bundleFiles(source, checkKind(source, parseSource(source)));
  const overlay =
    overlayFile === false
      ? emptyOverlay
      : parseOverlay(await readSource(resolve(overlayFile ?? `${specFolder}/overlay.yaml`)));
  const { document, warnings } = await applyOverlay(written, overlay, relative(process.cwd(), source.file));
  const isApplied = warnings.length < overlay.actions.length;
  const provenance = { effective: document, source, overlay: isApplied ? overlay : emptyOverlay, origins };
  const lowered = printWarnings(lowerStyles(document), locateInEffectiveSpec(provenance));
  const findings = checks.flatMap((check) => check(document));
  if (findings.length > 0 || !isOpenApiDocument(document)) throw await createError(findings, provenance);
  return { document, warnings: [...warnings, ...bundled.warnings, ...lowered], isLarge, provenance };
};
