import type { Tree } from "./read-tree.ts";

export interface Difference {
  readonly path: string;
  /** What the committed file is, seen from what the generator writes. */
  readonly kind: "missing" | "edited" | "extra";
}

/** How the committed files differ from those that the generator writes. */
export const compareTrees = (committed: Tree, written: Tree): Difference[] => {
  const paths = [...new Set([...committed.keys(), ...written.keys()])].sort();
  return paths.flatMap((path): Difference[] => {
    const before = committed.get(path);
    const after = written.get(path);
    if (!before) return [{ path, kind: "missing" }];
    if (!after) return [{ path, kind: "extra" }];
    return before.equals(after) ? [] : [{ path, kind: "edited" }];
  });
};
