import type { YAMLException } from "js-yaml";

interface Advice {
  readonly message: string;
  readonly remedy: string;
}

/** The key that begins where the parser stopped. */
const readKey = ({ mark }: YAMLException): string =>
  /^[^'":\r\n]*/.exec(mark?.buffer.slice(mark.position) ?? "")?.[0].trim() ?? "";

const rules: readonly (readonly [pattern: RegExp, advise: (error: YAMLException) => Partial<Advice>])[] = [
  [
    /^duplicated mapping key/,
    (error) => ({
      message: `The key \`${readKey(error)}\` is written twice in one mapping.`,
      remedy: "Remove one of the two, or rename it.",
    }),
  ],
  [/^expected a document/, () => ({ message: "The file is empty.", remedy: "Restore what it should hold." })],
  [/single document/, () => ({ remedy: "Keep one document in the file, and remove the `---` before this one." })],
  [/^tab characters/, () => ({ remedy: "Indent with spaces." })],
  [
    /^deficient indentation/,
    () => ({ remedy: "Indent the line further, or close the quotation mark or bracket that was opened before it." }),
  ],
  [
    /indentation/,
    () => ({
      remedy:
        "Indent this line, or the one before, as its neighbours, and look for a missing colon. If all is in place,\n" +
        "quote the value: it may hold `: ` or ` #`, or begin with a character that means something in YAML.",
    }),
  ],
  [/quoted scalar/, () => ({ remedy: "Close the quotation mark." })],
  [/flow collection/, () => ({ remedy: "Close the bracket, and separate its items by commas." })],
  [/implicit key|^expected ':'/, () => ({ remedy: "Write a colon and a space after the key." })],
  [/tag\b/, () => ({ remedy: "Remove the tag: an OpenAPI document has only plain values." })],
  [/^unidentified alias/, () => ({ remedy: "Define the anchor before its first use, or write the value out." })],
  [
    /^nesting exceeded/,
    () => ({ remedy: "Move inner schemas to `components.schemas`, and refer to them with `$ref`." }),
  ],
  [/null byte|non-printable/, () => ({ remedy: "Is this a text file? Remove the character." })],
];

/** Says what the parser found and how to fix it. */
export const adviseOnYaml = (error: YAMLException): Advice => {
  const advice = rules.find(([pattern]) => pattern.test(error.reason))?.[1](error);
  return { message: `Not valid YAML: ${error.reason}.`, remedy: "Correct the YAML here.", ...advice };
};
