import { readFile } from "node:fs/promises";
import { isJsonObject, type JsonObject } from "../spec/json.ts";
import { parseSource } from "../spec/source/parse-source.ts";

/** What mutants are made of. */
export interface Original {
  readonly text: string;
  readonly document: JsonObject;
}

/** Reads an API description. */
export const readOriginal = async (file: string): Promise<Original> => {
  const text = await readFile(file, "utf8");
  const document = parseSource({ file, text });
  if (!isJsonObject(document)) throw new Error(`${file} is not an object`);
  return { text, document };
};
