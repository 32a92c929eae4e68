import { pathToFileURL } from "node:url";
import type { CreateSend, Setup } from "../programs/program.ts";

/** Loads what the file of a program exports. */
export const loadProgram = async <Options extends Setup = Setup>(file: string): Promise<CreateSend<Options>> => {
  const program: { createSend: CreateSend<Options> } = await import(pathToFileURL(file).href);
  return program.createSend;
};
