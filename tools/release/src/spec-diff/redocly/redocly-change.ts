import type { ChangeBump } from "../change.ts";
import type { Json } from "../comparison/json.ts";

/** One entry of `redocly diff --format json`, as far as it is read. */
export interface RedoclyChange {
  /** JSON pointer through all references: `#/paths/~1notes/get/responses/200/content/application~1json/schema/items`. */
  readonly path: string;
  /** Of the OpenAPI object at `path`, such as `Parameter`. */
  readonly typeName: string;
  /** `modified` is about one `property` of what stands at `path`. */
  readonly kind: "added" | "removed" | "modified";
  readonly property?: string;
  readonly impact: ChangeBump;
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: { readonly value?: Json };
  readonly revision?: { readonly value?: Json };
}
