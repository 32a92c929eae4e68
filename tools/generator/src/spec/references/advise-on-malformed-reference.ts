import type { Finding } from "../report/finding.ts";
import type { FoundReference } from "./collect-references.ts";

/** Why a reference is refused that is not a string. */
export const adviseOnMalformedReference = ({ path }: FoundReference): Finding => ({
  path,
  message: "`$ref` is no text.",
  remedy: "Write the name of what it refers to, such as `#/components/schemas/Event`.",
});
