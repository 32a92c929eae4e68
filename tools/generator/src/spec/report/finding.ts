import type { JsonPath } from "../json-path.ts";

/** Something to say about a place of a document. */
export interface Finding {
  readonly path: JsonPath;
  /** A whole sentence. */
  readonly message: string;
  /** How to fix it; may have several lines. */
  readonly remedy: string;
  /** What findings that differ in names only have in common; the message by default. */
  readonly kind?: string;
  /** In how many places it is so, if in more than this one. */
  readonly places?: number;
  /** Whether it is the same in all of them, and not only the like. */
  readonly isSame?: boolean;
}
