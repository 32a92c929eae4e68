import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { JsonValue } from "../json.ts";
import { locateFindings, locateIn, shownAtMost } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import { SpecError, type SpecProblem } from "../report/spec-error.ts";
import { checkSize } from "../source/check-size.ts";
import { parseSource } from "../source/parse-source.ts";
import { readSource, type Source } from "../source/read-source.ts";
import { adviseOnExternalReference, adviseOnMalformedReference, isExternal, isRemote } from "./advise-on-reference.ts";
import { collectReferences, type FoundReference } from "./collect-references.ts";
import { resolvePointer } from "./resolve-pointer.ts";

/** A parsed file. */
export interface LoadedFile {
  readonly source: Source;
  readonly value: JsonValue;
}

/** Whether a file is below a folder, and not hidden there. */
const isInside = (folder: string, file: string): boolean => {
  const way = relative(folder, file);
  return !isAbsolute(way) && !way.split(sep).some((segment) => segment.startsWith("."));
};

const leadsNowhere = ({ path, ref }: FoundReference, remedy: string): Finding[] => [
  { path, message: `\`${ref}\` leads nowhere.`, remedy },
];

/** A reference is a URI, in which a file name may be encoded. */
const decode = (way: string): string => {
  try {
    return decodeURIComponent(way);
  } catch {
    return way;
  }
};

/** Finds out once for each file where it really is; `undefined` if it does not exist. */
const createRealpath = (): ((file: string) => Promise<string | undefined>) => {
  const known = new Map<string, Promise<string | undefined>>();
  return (file) => {
    const path = known.get(file) ?? realpath(file).catch(() => undefined);
    known.set(file, path);
    return path;
  };
};

/**
 * Loads the files that a document refers to, directly or through one another.
 *
 * @param folder - absolute folder that no reference may leave
 * @returns The files by absolute path, the document among them.
 * @throws SpecError if a reference leads to no file, out of that folder, or to nothing in the file; if a
 *   file is not valid YAML; or if all together are too large.
 */
export const loadReferencedFiles = async (
  document: LoadedFile,
  folder: string,
): Promise<ReadonlyMap<string, LoadedFile>> => {
  const realFolder = await realpath(folder);
  const findRealPath = createRealpath();
  const files = new Map([[document.source.file, document]]);
  const problems: SpecProblem[] = [];
  let objects = checkSize(document.source, document.value);

  const findFile = async (written: string, decoded: string): Promise<string> =>
    written !== decoded && (await findRealPath(written)) === undefined ? decoded : written;

  const load = async (file: string): Promise<LoadedFile> => {
    const source = await readSource(file);
    const loaded = { source, value: parseSource(source) };
    files.set(file, loaded);
    objects = checkSize(source, loaded.value, objects);
    return loaded;
  };

  const follow = async (from: LoadedFile, reference: FoundReference): Promise<Finding[]> => {
    const { ref } = reference;
    if (reference.isMalformed) return [adviseOnMalformedReference(reference)];
    if (isRemote(ref)) return [adviseOnExternalReference(reference)];
    const [way = "", pointer = ""] = ref.split("#", 2);
    const written = way === "" ? from.source.file : resolve(dirname(from.source.file), way);
    const file = way === "" ? written : await findFile(written, resolve(dirname(from.source.file), decode(way)));
    const realFile = await findRealPath(file);
    const isOutside = !isInside(folder, file) || !isInside(realFolder, realFile ?? realFolder);
    if (isOutside) return [adviseOnExternalReference(reference)];
    if (realFile === undefined) return leadsNowhere(reference, "Correct the file name, or add the file.");
    const known = files.get(file);
    const target = known ?? (await load(file));
    files.set(written, target);
    if (!known) await followAll(target);
    const isFound = typeof resolvePointer(target.value, `#${pointer}`) === "object";
    return isFound ? [] : leadsNowhere(reference, "Correct the reference, or define what it names in that file.");
  };

  const followAll = async (from: LoadedFile): Promise<void> => {
    const findings: Finding[] = [];
    for (const reference of collectReferences(from.value)) {
      if (reference.isData) continue;
      if (isExternal(reference.ref) || from !== document) findings.push(...(await follow(from, reference)));
      // To look for files takes time, and further problems are hardly read.
      if (findings.length + problems.length >= shownAtMost) break;
    }
    if (findings.length > 0) problems.push(...locateFindings(findings, locateIn(from.source)));
  };

  await followAll(document);
  if (problems.length > 0) throw new SpecError(problems);
  return files;
};
