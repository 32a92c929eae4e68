import type { JsonObject } from "@gong-engagement/generator/json";
import { isSame } from "../document/canonical.ts";
import type { Comparison } from "../document/create-comparison.ts";
import { findOperation } from "../document/json.ts";
import { isDocumentation } from "../document/keywords.ts";
import type { PartFindings } from "./compare-parts.ts";
import { type Finding, quote } from "./fact.ts";

/** More are not named: the document itself is easier to read. */
const namedAtMost = 5;

const printNames = (names: readonly string[]): string => {
  const more = names.length - namedAtMost;
  return `${names.slice(0, namedAtMost).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
};

/** Extensions that the generator reads; `x-` is documentation otherwise. */
const extensions = new Set(["x-idempotency-key", "x-rate-limit"]);

const listChanged = (before: object, after: object, isCompared: (key: string) => boolean): string[] => {
  const [old, now]: JsonObject[] = JSON.parse(JSON.stringify([before, after]));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => isCompared(key) && !extensions.has(key) && !isSame(old?.[key], now?.[key]))
    .map(quote);
};

const isRootDocumentation = (key: string): boolean => /^(info|tags|externalDocs|x-.*)$/.test(key);

/**
 * One finding for each operation that is described in other words, and one for the API as a whole.
 *
 * @param unused Names of what has changed in components that no operation uses.
 */
export const compareDocumentation = (
  { before, after, pairs }: Comparison,
  parts: readonly PartFindings[],
  unused: Iterable<string>,
): Finding[] => {
  const create = (names: readonly string[], pair?: Finding["pair"]): Finding[] =>
    names.length === 0
      ? []
      : [{ fact: { kind: "documentation", values: { names: printNames(names) } }, ...(pair ? { pair } : {}) }];
  const operations = pairs.flatMap((pair) => {
    const written = [findOperation(before, pair.before), findOperation(after, pair.after)] as const;
    const names = new Set([
      ...listChanged(...written, isDocumentation),
      ...parts.filter((part) => part.pair === pair).flatMap(({ documented }) => [...documented]),
    ]);
    return create([...names], pair);
  });
  return [...operations, ...create([...listChanged(before, after, isRootDocumentation), ...unused])];
};
