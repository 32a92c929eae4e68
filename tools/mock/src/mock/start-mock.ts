import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { startPrism } from "../prism/start-prism.ts";
import { createExplanation } from "./create-explanation.ts";
import { printIntroduction } from "./print-introduction.ts";

/** Starts Prism from the effective spec on a port of 127.0.0.1, with answers that say what is wrong with a request. */
export const startMock = async (port: number) => {
  const { document } = await loadEffectiveSpec();
  const prism = await startPrism(document, { port, explain: createExplanation(document) });
  return { introduction: printIntroduction(document, prism), close: prism.close };
};
