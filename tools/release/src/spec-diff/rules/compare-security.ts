import { findOperation } from "@gong-engagement/generator/model/list-path-operations";
import type { OpenApiDocument, PathItemObject, SecurityRequirement } from "@gong-engagement/generator/model/openapi";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import type { OperationModel } from "../comparison/match-operations.ts";

/** What one alternative asks for: schemes, and scopes of schemes. */
type Alternative = ReadonlySet<string>;

const toAlternative = (requirement: SecurityRequirement): Alternative =>
  new Set(
    Object.entries(requirement).flatMap(([scheme, scopes]) => [
      scheme,
      ...scopes.map((scope) => `${scheme} (${scope})`),
    ]),
  );

/** Alternatives of an operation. To need nothing is an alternative, too. */
const listAlternatives = (document: OpenApiDocument, { path, method }: OperationModel): Alternative[] => {
  const pathItem = document.paths?.[path];
  const operation = pathItem && findOperation(resolveReference<PathItemObject>(document, pathItem), method);
  const requirements = operation?.security ?? document.security ?? [];
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
        witnesses: ["rule"],
      },
    ];
  }
  return gained.length > 0
    ? [
        {
          bump: "minor",
          what,
          reason: "Whatever was accepted still is.",
          witnesses: ["rule"],
        },
      ]
    : [];
};

/** Credentials that operations ask for. */
export const compareSecurity = ({ pairs, specs }: Comparison): Change[] =>
  pairs.flatMap(({ before, after }) => {
    const statements = judge(listAlternatives(specs.before, before), listAlternatives(specs.after, after));
    return statements.map((statement) => createChange(statement, after.operationId, "credentials"));
  });
