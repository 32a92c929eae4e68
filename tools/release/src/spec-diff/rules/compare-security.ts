import type { OpenApiDocument, SecurityRequirement } from "@gong-engagement/generator/model/openapi";
import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import { getChild, isObject, type JsonObject } from "../comparison/json.ts";

/** What one alternative asks for: schemes, and scopes of schemes. */
type Alternative = ReadonlySet<string>;

const toAlternative = (requirement: unknown): Alternative =>
  new Set(
    Object.entries(isObject(requirement) ? requirement : {}).flatMap(([scheme, scopes]) => [
      scheme,
      ...(Array.isArray(scopes) ? scopes.map((scope) => `${scheme} (${scope})`) : []),
    ]),
  );

/** Alternatives of an operation. To need nothing is an alternative, too. */
const listAlternatives = (
  document: JsonObject,
  { security }: OpenApiDocument,
  [path, method]: readonly [string, string],
): Alternative[] => {
  const own = getChild(getChild(getChild(document.paths, path), method), "security");
  const requirements: readonly (SecurityRequirement | unknown)[] = Array.isArray(own) ? own : (security ?? []);
  return requirements.length === 0 ? [new Set()] : requirements.map(toAlternative);
};

const isMet = (given: Alternative, alternatives: readonly Alternative[]): boolean =>
  alternatives.some((alternative) => [...alternative].every((name) => given.has(name)));

const printAlternative = (alternative: Alternative): string =>
  alternative.size === 0 ? "no credentials" : [...alternative].map((name) => `\`${name}\``).join(" and ");

const printAlternatives = (alternatives: readonly Alternative[]): string =>
  alternatives.map(printAlternative).join(", or ");

const judge = (before: readonly Alternative[], after: readonly Alternative[]): Statement[] => {
  const lost = before.filter((given) => !isMet(given, after));
  const gained = after.filter((given) => !isMet(given, before));
  const isOpen = after.some((alternative) => alternative.size === 0);
  const what = isOpen ? "It needs no credentials." : `It takes ${printAlternatives(after)}.`;
  if (lost.length > 0) {
    return [
      {
        bump: "major",
        what,
        reason: `Calls with ${lost.map(printAlternative).join(" or ")} are refused.`,
        action: `Give ${printAlternatives(after)}.`,
        witnesses: ["rule", "redocly"],
      },
    ];
  }
  return gained.length > 0
    ? [
        {
          bump: "minor",
          what,
          reason: "Whatever was accepted still is.",
          witnesses: ["rule", "redocly"],
        },
      ]
    : [];
};

/** Credentials that operations ask for. */
export const compareSecurity = ({ pairs, specs, before, after }: Comparison): Change[] =>
  pairs.flatMap((pair) => {
    const place = [pair.after.path, pair.after.method] as const;
    const statements = judge(
      listAlternatives(before, specs.before, place),
      listAlternatives(after, specs.after, place),
    );
    return statements.map((statement) => createChange(statement, pair.after.operationId, "credentials"));
  });
