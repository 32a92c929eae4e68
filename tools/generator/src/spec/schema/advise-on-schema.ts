import type { NormalizedProblem } from "@redocly/openapi-core";
import { findNearest } from "../find-nearest.ts";
import { type JsonObject, type JsonPath, printTarget } from "../json.ts";

const quoted = (message: string): string => /`([^`]*)`/.exec(message)?.[1] ?? "";

const rules: readonly (readonly [pattern: RegExp, advise: (name: string, target: string) => string])[] = [
  [
    /is not expected here|is not allowed here/,
    (_, target) =>
      [
        "Remove it. If the document is to stay as published, let the overlay remove it:",
        `  - target: ${target}`,
        "    remove: true",
      ].join("\n"),
  ],
  [
    /^The keyword `nullable` is written/,
    () => 'Write `"null"` into the list of types, as in `type: [string, "null"]`.',
  ],
  [/^The keyword .* is written/, () => "Write the bound itself in its place, and remove the one beside it."],
  [/^The keyword .* is unknown/, () => "Correct it, or give it a name that begins with `x-`."],
  [/must be present/, (name) => `Add \`${name}\`.`],
  [/at least one of/, () => "Add one of them."],
  [/can be one of the following only/, () => "Write one of them."],
  [/^Expected type/, () => "Correct the value."],
  [/must have unique `name`/, () => "Remove one of the two."],
  [/variable is not defined/, (name) => `Declare \`${name}\` with its default under the server's \`variables\`.`],
];

/** How to fix what Redocly found at a place. */
export const adviseOnSchema = (
  { message, suggest }: NormalizedProblem,
  document: JsonObject,
  path: JsonPath,
): string => {
  const key = path.at(-1) ?? "";
  // Redocly suggests what is no more like it than anything else.
  const suggestion = message.startsWith("Property") ? findNearest(key, suggest, key.length / 3) : suggest[0];
  if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
  const advise = rules.find(([pattern]) => pattern.test(message))?.[1];
  return advise?.(quoted(message), printTarget(document, path)) ?? "See https://spec.openapis.org/oas.";
};
