import type { JsonPath } from "../json-path.ts";

/** Something to say about a place of a document. */
export interface Finding {
  readonly path: JsonPath;
  /** A whole sentence. */
  readonly message: string;
  /** How to mend it; may have several lines. */
  readonly remedy: string;
  /** In how many places it is so, if in more than this one. */
  readonly places?: number;
}
