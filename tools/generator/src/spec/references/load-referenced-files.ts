import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { JsonValue } from "../json.ts";
import { locateFindings, locateIn } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import { SpecError, type SpecProblem } from "../report/spec-error.ts";
import { parseSource } from "../source/parse-source.ts";
import { readSource, type Source } from "../source/read-source.ts";
import { adviseOnExternalReference, isExternal, isRemote } from "./advise-on-external-reference.ts";
import { collectReferences, type FoundReference } from "./collect-references.ts";
import { resolvePointer } from "./resolve-pointer.ts";

/** A parsed file. */
export interface LoadedFile {
  readonly source: Source;
  readonly value: JsonValue;
}

const isInside = (folder: string, file: string): boolean => {
  const way = relative(folder, file);
  return !way.startsWith("..") && !isAbsolute(way);
};

const leadsNowhere = ({ path, ref }: FoundReference, remedy: string): Finding[] => [
  { path, message: `\`${ref}\` leads nowhere.`, remedy },
];

/**
 * Loads the files that a document refers to, directly or through one another.
 *
 * @returns The files by absolute path, the document among them.
 * @throws SpecError if a reference leads to no file, out of the folder of the document, or to nothing in the file; or
 *   if a file is not valid YAML.
 */
export const loadReferencedFiles = async (document: LoadedFile): Promise<ReadonlyMap<string, LoadedFile>> => {
  const folder = dirname(document.source.file);
  const realFolder = await realpath(folder);
  const files = new Map([[document.source.file, document]]);
  const problems: SpecProblem[] = [];

  const load = async (file: string): Promise<LoadedFile> => {
    const source = await readSource(file);
    const loaded = { source, value: parseSource(source) };
    files.set(file, loaded);
    return loaded;
  };

  const follow = async (from: LoadedFile, reference: FoundReference): Promise<Finding[]> => {
    const { ref } = reference;
    if (isRemote(ref) || reference.isData) return [adviseOnExternalReference(reference)];
    const [way = "", pointer = ""] = ref.split("#", 2);
    const file = way === "" ? from.source.file : resolve(dirname(from.source.file), way);
    const realFile = await realpath(file).catch(() => undefined);
    const isOutside = !isInside(folder, file) || !isInside(realFolder, realFile ?? realFolder);
    if (isOutside) return [adviseOnExternalReference(reference)];
    if (realFile === undefined) return leadsNowhere(reference, "Correct the file name, or add the file.");
    const known = files.get(file);
    const target = known ?? (await load(file));
    if (!known) await followAll(target);
    const isFound = typeof resolvePointer(target.value, `#${pointer}`) === "object";
    return isFound ? [] : leadsNowhere(reference, "Correct the reference, or define what it names in that file.");
  };

  const followAll = async (from: LoadedFile): Promise<void> => {
    const findings: Finding[] = [];
    for (const reference of collectReferences(from.value)) {
      const isOwn = from === document || reference.isData;
      if (isExternal(reference.ref) || !isOwn) findings.push(...(await follow(from, reference)));
    }
    if (findings.length > 0) problems.push(...locateFindings(findings, locateIn(from.source)));
  };

  await followAll(document);
  if (problems.length > 0) throw new SpecError(problems);
  return files;
};
