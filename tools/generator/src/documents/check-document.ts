import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "../generate.ts";
import { parseApi } from "../model/api-model.ts";
import { readEffectiveSpec } from "../spec/read-effective-spec.ts";
import { SpecError } from "../spec/report/spec-error.ts";
import { type CompilerVersion, compilePackages } from "../testing/compile-packages.ts";
import { createPackages } from "../testing/create-packages.ts";
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

/** What became of a document. */
export interface Outcome {
  readonly name: string;
  readonly operations?: number;
  readonly result: "generated" | "refused" | "failed";
  /** Operations whose call the mock found no fault with. */
  readonly called?: number;
  readonly seconds: number;
  /** What is not as expected. */
  readonly failure?: string;
}

/** The mock takes half a minute to start with more. */
const calledAtMost = 200;

type Verdict = Omit<Outcome, "name" | "seconds">;

const fail = (failure: string): Verdict => ({ result: "failed", failure });

/** The first line of a refusal, without the place: `This is a Swagger 2.0 document.` */
const firstLineOf = ({ message }: SpecError): string =>
  message.split("\n", 1)[0]?.replace(/^.*?(:\d+:\d+)?: /, "") ?? "";

const judgeRefusal = (error: unknown, { refusal }: Expectation): Verdict => {
  if (!(error instanceof SpecError)) return fail(String(error instanceof Error ? (error.stack ?? error) : error));
  if (refusal?.test(firstLineOf(error))) return { result: "refused" };
  return fail(`${refusal ? `It should be refused by ${refusal}` : "It is refused"}:\n${error.message}`);
};

const generateAndCompile = async (
  { file }: RealDocument,
  expectation: Expectation,
  parent: string,
): Promise<Verdict> => {
  const { differences = [], isComparable = true, compilers = ["7"], uncallable = [], refusal } = expectation;
  await using packages = await createPackages("handwritten", parent);
  const packagesFolder = packages.folder;
  await generate({ packagesFolder, specFile: file, overlayFile: false, check: false, onProgress: () => {} });
  if (refusal !== undefined) return fail(`It is no longer refused by ${refusal}.`);
  const { document } = await readEffectiveSpec({ specFile: file, overlayFile: false });
  const accepted = differences.filter((path) => Object.hasOwn(document.paths ?? {}, path));
  const comparison = isComparable ? await printPathsComparison(document, accepted) : {};
  for (const [name, text] of Object.entries(comparison)) await writeFile(join(packagesFolder, name), text);
  for (const version of compilers) {
    const complaints = await compilePackages(packagesFolder, version);
    if (complaints !== "") return fail(`TypeScript ${version} complains:\n${complaints}`);
  }
  const operations = parseApi(document).operations.length;
  if (operations > calledAtMost || uncallable === "all") return { result: "generated", operations };
  const calls = await callOperations(file, packagesFolder);
  const failed = calls.filter(({ operationId, result }) => result === "failed" && !uncallable.includes(operationId));
  if (failed.length > 0) return fail(failed.map(({ operationId, reason }) => `${operationId}: ${reason}`).join("\n"));
  const called = calls.filter(({ result }) => result === "accepted").length;
  return { result: "generated", operations, called };
};

/**
 * Generates all packages from a document, compiles them, and compares their `paths` with openapi-typescript's.
 *
 * @param parent Folder for temporary ones.
 */
export const checkDocument = async (
  document: RealDocument,
  expectation: Expectation,
  parent: string,
): Promise<Outcome> => {
  const start = performance.now();
  const verdict = await generateAndCompile(document, expectation, parent).catch((error: unknown) =>
    judgeRefusal(error, expectation),
  );
  return { name: document.name, ...verdict, seconds: (performance.now() - start) / 1_000 };
};
