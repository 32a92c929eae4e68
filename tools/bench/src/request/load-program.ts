import { pathToFileURL } from "node:url";
import { programPath } from "../peers/folders.ts";
import type { CreateSend, Setup } from "../programs/program.ts";

/** Loads what a program exports: `call/fetch`, for example. */
export const loadProgram = async <Options extends Setup = Setup>(name: string): Promise<CreateSend<Options>> => {
  const program: { createSend: CreateSend<Options> } = await import(pathToFileURL(programPath(name)).href);
  return program.createSend;
};
