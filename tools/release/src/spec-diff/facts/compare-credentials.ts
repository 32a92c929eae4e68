import type { OpenApiDocument, SecurityRequirement } from "@gong-engagement/generator/model/openapi";
import {
  parseSecuritySchemes,
  type SecuritySchemeModel,
} from "@gong-engagement/generator/model/parse-security-schemes";
import type { Comparison, JsonDocument, Operation, OperationPair } from "../document/comparison.ts";
import type { Kind, Values } from "../statements.ts";
import { type Finding, quote, quoteList } from "./fact.ts";

/** What an operation takes: one of the alternatives, and the options of the client that satisfy each scheme. Any one does. */
interface Accepted {
  readonly alternatives: readonly SecurityRequirement[];
  readonly schemes: ReadonlyMap<string, readonly string[]>;
}

/**
 * A bearer token serves OAuth 2 and OpenID Connect as well. A named scheme has an option of its own. A client certificate
 * is not an option of the client, but a caller configures it all the same.
 */
const listOptions = (name: string, { type, scheme, isNamed }: SecuritySchemeModel): string[] => {
  if (type === "mutualTLS") return ["certificate"];
  const isBearer = scheme === "bearer" || type === "oauth2" || type === "openIdConnect";
  const main = scheme === "basic" ? ["accessKey"] : isBearer ? ["bearerToken"] : [];
  return [...main, ...(isNamed ? [`scheme ${name}`] : [])];
};

const listSchemes = (document: OpenApiDocument): Accepted["schemes"] =>
  new Map(parseSecuritySchemes(document).map(([name, scheme]) => [name, listOptions(name, scheme)]));

/** Alternatives of an operation. To need nothing is an alternative as well. */
const listAlternatives = (document: JsonDocument, { written }: Operation): SecurityRequirement[] => {
  const requirements = written.security ?? document.security ?? [];
  return requirements.length === 0 ? [{}] : [...requirements];
};

/** Whether a client with these options, and a token with the scopes of `given`, can call. */
const isAccepted = (options: readonly string[], given: SecurityRequirement, { alternatives, schemes }: Accepted) =>
  alternatives.some((alternative) =>
    Object.entries(alternative).every(([name, scopes]) => {
      const granted = given[name] ?? scopes;
      const isGiven = schemes.get(name)?.some((option) => options.includes(option)) ?? true;
      return isGiven && scopes.every((scope) => granted.includes(scope));
    }),
  );

/** Alternatives by which some client can call that has nothing to call with by any of the others. */
const findRefused = ({ alternatives, schemes }: Accepted, others: Accepted): SecurityRequirement[] =>
  alternatives.filter((alternative) => {
    // The smallest sets of options that satisfy all schemes of the alternative.
    const sets = Object.keys(alternative).reduce<string[][]>(
      (sets, name) => sets.flatMap((set) => (schemes.get(name) ?? [""]).map((option) => [...set, option])),
      [[]],
    );
    return sets.some((options) => !isAccepted(options, alternative, others));
  });

/** A scheme with its scopes. Those of several alternatives are put together, so that the scheme is named once. */
const printScheme = (name: string, alternatives: readonly SecurityRequirement[]): string => {
  const scopes = new Set(alternatives.map((alternative) => quoteList(alternative[name] ?? [])).filter(Boolean));
  return scopes.size === 0 ? quote(name) : `${quote(name)} (${[...scopes].join(" or ")})`;
};

/** Says what the alternatives need. No scheme is named twice. */
const printAlternatives = (alternatives: readonly SecurityRequirement[]): string => {
  const groups = [...Map.groupBy(alternatives, (alternative) => Object.keys(alternative).sort().join(" ")).values()];
  const sets = groups.map((group) => Object.keys(group[0] ?? {}));
  const smallest = groups.filter(
    (_, index) => !sets.some((set, other) => other !== index && set.every((name) => sets[index]?.includes(name))),
  );
  const names = smallest.map((group) => Object.keys(group[0] ?? {}));
  const shared = names[0]?.filter((name) => names.length > 1 && names.every((set) => set.includes(name))) ?? [];
  const rest = names.map((set) => set.filter((name) => !shared.includes(name)));
  const isNamedTwice = new Set(rest.flat()).size < rest.flat().length;
  if (isNamedTwice) return `a combination of ${quoteList([...new Set(names.flat())])}`;
  const printSet = (set: readonly string[]): string =>
    set.map((name) => printScheme(name, smallest.flat())).join(" and ") || "no credentials";
  const choices = rest.map(printSet);
  return shared.length > 0 ? `${printSet(shared)}, and ${choices.join(" or ")}` : choices.join(", or ");
};

/** Keys that go elsewhere. */
const compareKeys = ({ before, after, pairs }: Comparison): Finding[] => {
  const now = new Map(parseSecuritySchemes(after));
  return parseSecuritySchemes(before).flatMap(([name, scheme]) => {
    const other = now.get(name);
    if (scheme.type !== "apiKey" || other?.type !== "apiKey") return [];
    const keywords = (["name", "in"] as const).filter((keyword) => scheme[keyword] !== other[keyword]);
    // A header has the same name in any case.
    const isHeader = scheme.in === "header" && other.in === "header";
    if (isHeader && scheme.name?.toLowerCase() === other.name?.toLowerCase()) return [];
    const users = pairs.filter((pair) => pair.after.security.flat().includes(name));
    return keywords.flatMap((keyword) => users.map((pair) => find(pair, "credentials.key", { keyword, name })));
  });
};

const find = ({ after }: OperationPair, kind: Kind, values: Values): Finding => ({
  fact: { kind, values },
  operation: after.operationId,
  place: "credentials",
});

/** Compares the credentials that operations need, as far as the client accepts them. */
export const compareCredentials = (comparison: Comparison): Finding[] => {
  const { before, after, pairs } = comparison;
  const [oldSchemes, schemes] = [listSchemes(before), listSchemes(after)];
  const changes = pairs.flatMap((pair): Finding[] => {
    const old = { alternatives: listAlternatives(before, pair.before), schemes: oldSchemes };
    const now = { alternatives: listAlternatives(after, pair.after), schemes };
    const refused = findRefused(old, now);
    const values = { before: printAlternatives(refused), after: printAlternatives(now.alternatives) };
    if (refused.length > 0) return [find(pair, "credentials.refused", values)];
    if (findRefused(now, old).length === 0) return [];
    const isOpen = now.alternatives.some((alternative) => Object.keys(alternative).length === 0);
    return [find(pair, isOpen ? "credentials.optional" : "credentials.accepted", values)];
  });
  return [...changes, ...compareKeys(comparison)];
};
