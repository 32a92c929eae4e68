import { createInterface } from "node:readline";
import type { Figures } from "./benchmark.ts";

/** What a script of a resident variant does once it is warm: measures a round for every line on stdin, until that ends. */
export const serveRounds = async (measure: () => Promise<Figures>): Promise<void> => {
  for await (const _ of createInterface({ input: process.stdin })) console.log(JSON.stringify(await measure()));
};
