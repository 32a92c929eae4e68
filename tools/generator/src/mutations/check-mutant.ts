import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { config, generatedFolder } from "../config.ts";
import { generate } from "../generate.ts";
import { readTree } from "../output/read-tree.ts";
import { SpecError } from "../spec/report/spec-error.ts";
import { createRandom } from "./create-random.ts";
import { mutateDocument } from "./mutate-document.ts";
import { mutateText } from "./mutate-text.ts";
import type { Original } from "./read-original.ts";

/** Whether a refusal says where the fault is and how to fix it, and nothing of the generator's inside. */
const isHelpful = ({ message, problems }: SpecError): boolean =>
  problems.length > 0 &&
  problems.every(({ line, column, message: what, remedy }) => line && column && what !== "" && remedy !== "") &&
  !/^\s+at |undefined|\[object |TypeError/m.test(message);

/** The text of a mutant: of every third seed one that may be no YAML. */
const printMutant = ({ text, document }: Original, seed: number): string => {
  const random = createRandom(seed);
  return seed % 3 === 0 ? mutateText(text, random) : JSON.stringify(mutateDocument(document, random), null, 2);
};

const readOutput = async (packagesFolder: string): Promise<ReadonlyMap<string, Buffer>> => {
  const files = new Map<string, Buffer>();
  for (const name of config.packages) {
    const folder = generatedFolder(name);
    for (const [path, content] of await readTree(join(packagesFolder, folder))) files.set(`${folder}/${path}`, content);
  }
  return files;
};

/**
 * Generates from a mutant into a packages folder.
 *
 * @returns `refused` if it was refused with a helpful message, and nothing was touched.
 * @throws Error with the mutant's seed if anything else happens.
 */
export const checkMutant = async (
  original: Original,
  seed: number,
  packagesFolder: string,
): Promise<"generated" | "refused"> => {
  const specFile = join(packagesFolder, "openapi.yaml");
  await writeFile(specFile, printMutant(original, seed));
  const before = await readOutput(packagesFolder);
  try {
    await generate({ packagesFolder, specFile, overlayFile: false, check: false, onProgress: () => {} });
    return "generated";
  } catch (error) {
    const isRight = error instanceof SpecError && isHelpful(error);
    if (!isRight) throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  const after = await readOutput(packagesFolder);
  for (const [path, content] of after) {
    if (!before.get(path)?.equals(content)) throw new Error(`seed ${seed} was refused, but changed ${path}`);
  }
  if (after.size !== before.size) throw new Error(`seed ${seed} was refused, but removed files`);
  return "refused";
};
