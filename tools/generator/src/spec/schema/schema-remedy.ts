import type { NormalizedProblem } from "@redocly/openapi-core";

const quoted = (message: string): string => /`([^`]*)`/.exec(message)?.[1] ?? "";

const rules: readonly (readonly [pattern: RegExp, advise: (name: string) => string])[] = [
  [/is not expected here|is not allowed here/, () => "Remove it, or give it a name that begins with `x-`."],
  [/^The keyword .* is unknown/, () => "Correct it, or give it a name that begins with `x-`."],
  [/must be present/, (name) => `Add \`${name}\`.`],
  [/at least one of/, () => "Add one of them."],
  [/can be one of the following only/, () => "Write one of them."],
  [/^Expected type/, () => "Correct the value."],
  [
    /does not define the path parameter/,
    (name) =>
      `Declare it under \`parameters\`:\n  - { name: ${name.slice(1, -1)}, in: path, required: true, schema: { type: string } }`,
  ],
  [/is not used in the path/, (name) => `Write it into the path as \`{${name}}\`, or remove it.`],
  [/must have unique `name`/, () => "Remove one of the two."],
  [/variable is not defined/, (name) => `Declare \`${name}\` with its default under the server's \`variables\`.`],
];

/** How to mend what Redocly found. */
export const schemaRemedy = ({ message, suggest }: NormalizedProblem): string => {
  const [suggestion] = suggest;
  if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
  const advise = rules.find(([pattern]) => pattern.test(message))?.[1];
  return advise?.(quoted(message)) ?? "See https://spec.openapis.org/oas.";
};
