import { dirname, join, parse, relative, resolve } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import type { OpenApiDocument } from "../model/openapi.ts";
import { checkAnnotations } from "./checks/check-annotations.ts";
import { checkOperationIds } from "./checks/check-operation-ids.ts";
import { checkPaths } from "./checks/check-paths.ts";
import { checkPropertyNames } from "./checks/check-property-names.ts";
import { checkSchemaCycles } from "./checks/check-schema-cycles.ts";
import { checkVersion, completeVersion } from "./checks/check-version.ts";
import type { JsonObject } from "./json.ts";
import { applyOverlay } from "./overlay/apply-overlay.ts";
import { emptyOverlay, parseOverlay } from "./overlay/parse-overlay.ts";
import { bundleFiles } from "./references/bundle-files.ts";
import { checkReferences } from "./references/check-references.ts";
import { repairDocument } from "./repairs/repair-document.ts";
import { createSpecError, foldFindings } from "./report/create-spec-error.ts";
import { locateInEffectiveSpec, type Provenance } from "./report/locate-in-effective-spec.ts";
import { printProblem } from "./report/spec-error.ts";
import { parseSource } from "./source/parse-source.ts";
import { readSource } from "./source/read-source.ts";

/** Where a spec is read from. Relative paths are taken from the current directory. */
export interface SpecFiles {
  /** An OpenAPI 3.0, 3.1 or 3.2 document, YAML or JSON. Default: `spec/openapi.yaml` of this repository. */
  readonly specFile?: string | undefined;
  /**
   * An OpenAPI Overlay 1.0, `false` for none. Default: `spec/overlay.yaml` for this repository's own document, none for any
   * other.
   */
  readonly overlayFile?: string | false | undefined;
  /**
   * Folder that no reference may leave. Default: that of this repository's own document, and for any other the one above
   * the document's.
   */
  readonly rootFolder?: string | undefined;
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

const specFolder = join(repositoryRoot, "spec");
const ownSpec = join(specFolder, "openapi.yaml");
const ownOverlay = join(specFolder, "overlay.yaml");

/** Published documents may refer to a folder beside their own; never to all of a disk. */
const findRoot = (file: string): string => {
  const folder = dirname(file);
  const above = dirname(folder);
  return file === ownSpec || above === parse(above).root ? folder : above;
};

/** What is wrong in all cases, quickly found. Whatever reads the document next may rely on it. */
const checks = [
  checkPaths,
  checkReferences,
  checkSchemaCycles,
  checkOperationIds,
  checkPropertyNames,
  checkAnnotations,
];

const isOpenApiDocument = (document: JsonObject): document is JsonObject & OpenApiDocument => "openapi" in document;

/**
 * Reads the document and applies the overlay. `validateSpec` is the second half; apart from it, this is fast.
 *
 * @throws SpecError if a file cannot be read as what it should be, if a reference leads nowhere or out of the root folder,
 *   or if names that must be unique are not.
 */
export const readEffectiveSpec = async ({
  specFile = ownSpec,
  overlayFile,
  rootFolder,
}: SpecFiles = {}): Promise<EffectiveSpec> => {
  const source = await readSource(resolve(specFile));
  const isOwn = source.file === ownSpec;
  const root = rootFolder === undefined ? findRoot(source.file) : resolve(rootFolder);
  const parsed = checkVersion(source, parseSource(source));
  const completed = completeVersion(parsed);
  const { document, origins, isLarge } = await bundleFiles(source, parsed, root);
  const chosen = overlayFile ?? (isOwn ? ownOverlay : false);
  const overlay = chosen === false ? emptyOverlay : parseOverlay(await readSource(resolve(chosen)));
  const warnings = applyOverlay(document, overlay, relative(process.cwd(), source.file));
  const isApplied = warnings.length < overlay.actions.length;
  const provenance = { effective: document, source, overlay: isApplied ? overlay : emptyOverlay, origins };
  const locate = locateInEffectiveSpec(provenance);
  const repaired = foldFindings([...completed, ...repairDocument(document)], locate).map(printProblem);
  const findings = checks.flatMap((check) => check(document));
  if (findings.length > 0 || !isOpenApiDocument(document)) throw createSpecError(findings, locate);
  return { document, warnings: [...warnings, ...repaired], isLarge, provenance };
};
