import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generate } from "../generate.ts";
import { parseApi } from "../model/api-model.ts";
import type { OpenApiDocument } from "../model/openapi.ts";
import { readEffectiveSpec } from "../spec/read-effective-spec.ts";
import { SpecError } from "../spec/report/spec-error.ts";
import { type CompilerVersion, compilePackages } from "../testing/compile-packages.ts";
import { createPackages } from "../testing/create-packages.ts";
import { findLostNulls } from "../testing/find-lost-nulls.ts";
import { findNeverTypes } from "../testing/find-never-types.ts";
import { printPathsComparison } from "../testing/print-paths-comparison.ts";
import { callOperations } from "./call-operations.ts";
import type { RealDocument } from "./list-documents.ts";

/** What is known of a document beforehand. */
export interface Expectation {
  /** First line of the message with which it is refused, without the place. */
  readonly refusal?: RegExp | undefined;
  /** Paths whose types differ from openapi-typescript's, as they should. */
  readonly differences?: readonly string[];
  /** Whether openapi-typescript can print it; `true` by default. */
  readonly isComparable?: boolean;
  /** TypeScript 7 by default. */
  readonly compilers?: readonly CompilerVersion[];
  /** Operations whose call cannot succeed; `"all"` if the mock cannot serve the document. */
  readonly uncallable?: readonly string[] | "all";
}

/** The result for a document. */
export interface Outcome {
  readonly name: string;
  readonly operations?: number;
  readonly result: "generated" | "refused" | "failed";
  /** Operations whose call the mock found no fault with. */
  readonly called?: number;
  readonly seconds: number;
  /** What is not as expected. */
  readonly failure?: string;
  /** What is worth knowing about an unknown document. */
  readonly note?: string;
}

/** The mock takes half a minute to start with more. */
const calledAtMost = 200;

type Verdict = Omit<Outcome, "name" | "seconds">;

const fail = (failure: string): Verdict => ({ result: "failed", failure });

/** The first line of a refusal, without the place: `This is a Swagger 2.0 document.` */
const firstLineOf = ({ message }: SpecError): string =>
  message.split("\n", 1)[0]?.replace(/^.*?(:\d+:\d+)?: /, "") ?? "";

const judgeRefusal = (error: unknown, expectation: Expectation | "unknown"): Verdict => {
  const { refusal } = expectation === "unknown" ? {} : expectation;
  if (expectation === "unknown" && error instanceof SpecError) return { result: "refused", note: error.message };
  if (!(error instanceof SpecError)) return fail(String(error instanceof Error ? (error.stack ?? error) : error));
  if (refusal?.test(firstLineOf(error))) return { result: "refused" };
  return fail(`${refusal ? `It should be refused by ${refusal}` : "It is refused"}:\n${error.message}`);
};

const compileWith = async (versions: readonly CompilerVersion[], folder: string): Promise<string | undefined> => {
  for (const version of versions) {
    const complaints = await compilePackages(folder, version);
    if (complaints !== "") return `TypeScript ${version} complains:\n${complaints}`;
  }
  return undefined;
};

/** Writes what compiles only if the types are those of openapi-typescript. Gives what keeps that from printing any. */
const writeComparison = async (
  document: OpenApiDocument,
  accepted: readonly string[],
  folder: string,
): Promise<string | undefined> => {
  try {
    const files = Object.entries(await printPathsComparison(document, accepted));
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    return undefined;
  } catch (error) {
    return `openapi-typescript fails: ${error instanceof Error ? error.message : error}`;
  }
};

/** Whether openapi-typescript gives other types, for an unknown document. */
const noteDifferences = async (document: OpenApiDocument, folder: string): Promise<string | undefined> => {
  const failure = await writeComparison(document, [], folder);
  if (failure !== undefined) return failure;
  const complaints = await compileWith(["7"], folder);
  const [first] = complaints?.split("\n").slice(1) ?? [];
  return first && `The types are not openapi-typescript's: ${first.slice(0, 500)}`;
};

const callAll = async (
  file: string,
  packagesFolder: string,
  operations: number,
  uncallable: readonly string[] | "all",
): Promise<Verdict> => {
  if (operations > calledAtMost || uncallable === "all") return { result: "generated", operations };
  const calls = await callOperations(file, packagesFolder);
  const failed = calls.filter(({ operationId, result }) => result === "failed" && !uncallable.includes(operationId));
  if (failed.length > 0) return fail(failed.map(({ operationId, reason }) => `${operationId}: ${reason}`).join("\n"));
  return { result: "generated", operations, called: calls.filter(({ result }) => result === "accepted").length };
};

const generateAndCompile = async (
  { file }: RealDocument,
  expectation: Expectation | "unknown",
  parent: string,
): Promise<Verdict> => {
  const isUnknown = expectation === "unknown";
  const { differences = [], isComparable = true, refusal, ...known } = isUnknown ? {} : expectation;
  const { compilers = isUnknown ? ["7", "6", "5.9"] : ["7"], uncallable = [] } = known;
  await using packages = await createPackages("handwritten", parent);
  const { folder } = packages;
  await generate({ packagesFolder: folder, specFile: file, overlayFile: false, check: false, onProgress: () => {} });
  if (refusal !== undefined) return fail(`It is no longer refused by ${refusal}.`);
  const { document } = await readEffectiveSpec({ specFile: file, overlayFile: false });
  const types = join(folder, "types/src/generated/types.ts");
  const nevers = findNeverTypes(types);
  if (nevers.length > 0) return fail(`No value has these types:\n${nevers.join("\n")}`);
  const lost = findLostNulls(document, dirname(types));
  if (lost.length > 0) return fail(`These may be null, and their types say no:\n${lost.join("\n")}`);
  if (!isUnknown && isComparable) {
    const accepted = differences.filter((path) => Object.hasOwn(document.paths ?? {}, path));
    const failure = await writeComparison(document, accepted, folder);
    if (failure !== undefined) return fail(failure);
  }
  const complaints = await compileWith(compilers, folder);
  if (complaints !== undefined) return fail(complaints);
  const verdict = await callAll(file, folder, parseApi(document).operations.length, uncallable);
  const note = isUnknown ? await noteDifferences(document, folder) : undefined;
  return note === undefined ? verdict : { ...verdict, note };
};

/**
 * Generates all packages from a document, compiles them, and compares their `paths` with openapi-typescript's.
 *
 * @param expectation What is known of it. An unknown document does not fail if it is refused or differs.
 * @param parent Folder for temporary ones.
 */
export const checkDocument = async (
  document: RealDocument,
  expectation: Expectation | "unknown",
  parent: string,
): Promise<Outcome> => {
  const start = performance.now();
  const verdict = await generateAndCompile(document, expectation, parent).catch((error: unknown) =>
    judgeRefusal(error, expectation),
  );
  return { name: document.name, ...verdict, seconds: (performance.now() - start) / 1_000 };
};
