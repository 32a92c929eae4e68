import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setFlagsFromString } from "node:v8";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { config, generatedFolder, type PackageFolder } from "./config.ts";
import { parseApi } from "./model/api-model.ts";
import type { OpenApiDocument } from "./model/openapi.ts";
import { sortMembers } from "./model/sort-members.ts";
import { compareTrees, type Difference } from "./output/compare-trees.ts";
import { formatFolder } from "./output/format-folder.ts";
import { printJson } from "./output/print-json.ts";
import type { ReportRow } from "./output/print-report.ts";
import { readTree } from "./output/read-tree.ts";
import { swapFolder, withStaging } from "./output/with-staging.ts";
import type { Manifests } from "./plugins/run-hey-api.ts";
import { readEffectiveSpec } from "./spec/read-effective-spec.ts";
import { printProblem, SpecError, type SpecProblem } from "./spec/report/spec-error.ts";
import { startSchemaWorker } from "./spec/schema/run-schema-worker.ts";
import { validateSpec } from "./spec/validate-spec.ts";

// V8 would let the heap grow to four times of what is in use. Twice is as fast here, and takes 100 MB less for a document
// of 13 MB.
setFlagsFromString("--heap-growing-percent=100");

export interface GenerateOptions {
  /** OpenAPI document; `spec/openapi.yaml` by default. */
  readonly specFile?: string | undefined;
  /** OpenAPI Overlay, `false` for none; by default `spec/overlay.yaml`, and none for another document. */
  readonly overlayFile?: string | false | undefined;
  /** Folder that no reference may leave. */
  readonly rootFolder?: string | undefined;
  /** Refuses what would be warned of. */
  readonly strict?: boolean;
  /** Compares only and writes nothing. */
  readonly check: boolean;
  /** Folder that holds the packages. */
  readonly packagesFolder: string;
  /** Called with what is being done. */
  readonly onProgress: (message: string) => void;
}

export interface GenerateResult {
  readonly rows: readonly ReportRow[];
  /** Committed files that differ from what the spec gives, relative to the packages folder. */
  readonly differences: readonly Difference[];
}

/**
 * What hey-api's error says: the system's own, such as a full disk, or that the document is not as the generator knows
 * documents. If it is, the fault is the generator's.
 *
 * @param problems What is not as OpenAPI has it.
 */
const explainFailure = (cause: unknown, problems: readonly SpecProblem[]): Error => {
  if (!(cause instanceof Error)) return new Error(String(cause));
  if ("syscall" in cause) return cause;
  if (problems.length > 0) return new SpecError(problems);
  const remedy = "This is a fault of the generator: report it with the document that shows it.";
  return new Error(`the generator fails on a document that it should know: ${cause.message}\n${remedy}`, { cause });
};

const header = [
  "// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,",
  "// then run `pnpm generate`.",
  "",
];

const readManifests = async (packagesFolder: string): Promise<Manifests> => {
  const read = async (folder: PackageFolder) =>
    JSON.parse(await readFile(join(packagesFolder, folder, "package.json"), "utf8"));
  const [types, client, sdk, schemas] = await Promise.all(config.packages.map(read));
  return { types, client, sdk, schemas };
};

const countLines = (files: Iterable<Buffer>): number => {
  let count = 0;
  for (const file of files) for (let end = file.indexOf("\n"); end !== -1; end = file.indexOf("\n", end + 1)) count++;
  return count;
};

/** Writes all files of the packages, not yet formatted, into an empty folder. */
const writePackages = async (output: string, document: OpenApiDocument, manifests: Manifests): Promise<void> => {
  const types = join(output, generatedFolder("types"));
  await mkdir(types, { recursive: true });
  await writeFile(join(types, "openapi.json"), printJson(document));
  const { runHeyApi } = await import("./plugins/run-hey-api.ts");
  await runHeyApi({ api: parseApi(document), output, header, manifests });
};

/**
 * Writes `src/generated` of every package from the spec: read, validate, generate into a staging folder, format,
 * compare, swap. Whatever fails before the swap leaves the last output as it was.
 *
 * @throws SpecError if the spec cannot be used; its message says where and how to correct it.
 */
export const generate = async (options: GenerateOptions): Promise<GenerateResult> => {
  const { packagesFolder, onProgress } = options;
  onProgress("reading the spec");
  // The validator is loaded in a thread of its own, hey-api in this one: both take longer than most specs take to be read.
  startSchemaWorker();
  const [spec] = await Promise.all([readEffectiveSpec(options), import("./plugins/run-hey-api.ts")]);
  const document = sortMembers(spec.document);
  const manifests = await readManifests(packagesFolder);
  return withStaging(packagesFolder, options.check, async (staging) => {
    onProgress(`generating ${config.packages.map((folder) => manifests[folder].name).join(", ")}`);
    const validated = validateSpec(spec);
    // hey-api may take minutes for what is larger than any known document, and only to find it refused.
    if (spec.isLarge) await validated;
    // Whatever hey-api makes of an invalid document, the validation's verdict comes first.
    const [validation, generation] = await Promise.allSettled([validated, writePackages(staging, document, manifests)]);
    if (validation.status === "rejected") throw validation.reason;
    const warnings = [...spec.warnings, ...validation.value.map(printProblem)];
    if (generation.status === "rejected") throw explainFailure(generation.reason, validation.value);
    if (options.strict && warnings.length > 0)
      throw new Error(`${warnings.join("\n")}\n--strict makes errors of these.`);
    for (const warning of warnings) onProgress(`warning: ${warning}`);
    onProgress("formatting");
    await formatFolder(staging);
    return comparePackages(staging, manifests, options);
  });
};

const comparePackages = async (
  staging: string,
  manifests: Manifests,
  { packagesFolder, check, onProgress }: GenerateOptions,
): Promise<GenerateResult> => {
  const rows: ReportRow[] = [];
  const differences: Difference[] = [];
  for (const folder of config.packages) {
    const start = performance.now();
    const target = join(packagesFolder, generatedFolder(folder));
    const written = await readTree(join(staging, generatedFolder(folder)));
    const found = compareTrees(await readTree(target), written);
    differences.push(...found.map(({ path, kind }) => ({ kind, path: `${generatedFolder(folder)}/${path}` })));
    if (found.length > 0 && !check) {
      onProgress(`writing ${relative(repositoryRoot, target)}`);
      await swapFolder(target, join(staging, generatedFolder(folder)), join(staging, folder, "discarded"));
    }
    rows.push({
      package: manifests[folder].name,
      files: written.size,
      lines: countLines(written.values()),
      changed: found.length > 0,
      milliseconds: performance.now() - start,
    });
  }
  return { rows, differences };
};
