import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

const sdkIndex = readFileSync(join(repositoryRoot, "packages/sdk/src/index.ts"), "utf8");

/** Values and types that the SDK exports by hand: nothing generated is reached from it by such a name. */
export const handwrittenNames: ReadonlySet<string> = new Set(
  [...sdkIndex.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = ""]) =>
    list.split(",").flatMap((item) => item.trim().split(/\s+/).at(-1) || []),
  ),
);
