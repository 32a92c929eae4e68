import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../config.ts";
import { isJsonObject, type JsonObject } from "../spec/json.ts";
import { parseSource } from "../spec/source/parse-source.ts";

/** What mutants are made of. */
export interface Original {
  readonly text: string;
  readonly document: JsonObject;
}

/** Reads the description of this API. */
export const readOriginal = async (): Promise<Original> => {
  const file = join(repositoryRoot, "spec/openapi.yaml");
  const text = await readFile(file, "utf8");
  const document = parseSource({ file, text });
  if (!isJsonObject(document)) throw new Error(`${file} is no object`);
  return { text, document };
};
