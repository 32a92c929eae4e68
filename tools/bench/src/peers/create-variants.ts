import { fileURLToPath } from "node:url";
import type { Variant } from "../harness/benchmark.ts";
import type { CallProgram } from "./call-programs.ts";
import { programPath } from "./folders.ts";

/** Variants that each run a script with the file of its program. */
export const createVariants = (
  script: URL,
  [first, ...programs]: readonly [CallProgram, ...CallProgram[]],
): readonly [Variant, ...Variant[]] => {
  const createVariant = ({ name, path }: CallProgram): Variant => ({
    name,
    script: fileURLToPath(script),
    arguments: [programPath(path)],
  });
  return [createVariant(first), ...programs.map(createVariant)];
};
