import { isSame } from "../document/canonical.ts";
import { type Comparison, keysOf } from "../document/comparison.ts";
import { isDocumentation } from "../document/keywords.ts";
import { type Finding, quote } from "./fact.ts";

/** More are not named: the document itself is easier to read. */
const namedAtMost = 5;

/** Extensions that the generator reads; `x-` is documentation otherwise. */
const extensions = new Set(["x-idempotency-key", "x-rate-limit"]);

const listChanged = (before: object, after: object, isCompared: (key: string) => boolean): string[] => {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return keysOf(before, after)
    .filter((key) => isCompared(key) && !extensions.has(key) && !isSame(old.get(key), now.get(key)))
    .map(quote);
};

const namesOf = ({ fact }: Finding): string[] =>
  "kind" in fact && fact.kind === "documentation" ? [fact.values.names ?? ""] : [];

/** Makes one finding for each operation that is described in other words, and one for the API as a whole. */
export const foldDocumentation = ({ before, after, pairs }: Comparison, findings: readonly Finding[]): Finding[] => {
  const others = findings.filter((finding) => namesOf(finding).length === 0);
  const noted = Map.groupBy(findings, ({ operation }) => operation);
  const fold = (names: readonly string[], operation?: string): Finding[] => {
    const all = [...new Set([...names, ...(noted.get(operation) ?? []).flatMap(namesOf)])];
    const more = all.length - namedAtMost;
    const printed = `${all.slice(0, namedAtMost).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    if (all.length === 0) return [];
    return [{ fact: { kind: "documentation", values: { names: printed } }, operation }];
  };
  return [
    ...others,
    ...pairs.flatMap(({ before: old, after: now }) =>
      fold(listChanged(old.written, now.written, isDocumentation), now.operationId),
    ),
    ...fold(listChanged(before, after, (key) => /^(info|tags|externalDocs|x-.*)$/.test(key))),
  ];
};
