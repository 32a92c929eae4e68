// What the scripts of variants share.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { CreateSend, Setup } from "../programs/program.ts";
import type { Figures } from "./benchmark.ts";

/** What a script of a resident variant does once it is warm: measures a round for every line on stdin, until that ends. */
export const serveRounds = async (measure: () => Promise<Figures>): Promise<void> => {
  for await (const _ of createInterface({ input: process.stdin })) console.log(JSON.stringify(await measure()));
};

/** Loads what the file of a program exports. */
export const loadProgram = async <Options extends Setup = Setup>(file: string): Promise<CreateSend<Options>> => {
  const program: { createSend: CreateSend<Options> } = await import(pathToFileURL(file).href);
  return program.createSend;
};

/** A fetch that answers at once, with a new response each time. */
export const stubFetch = async (): Promise<Response> =>
  new Response('{"requestId":"4al018gzaztcr8nbukw"}', { headers: { "content-type": "application/json" } });
