import { isIdentifier } from "../model/to-identifier.ts";
import { type Code, type CodePart, code } from "./code.ts";

/** Prints a string. hey-api takes `\u` for an escape wherever it is, so it must not occur. */
export const printString = (text: string): string =>
  JSON.stringify(text).replaceAll(/\\(?:u00(..)|(\\)(?=u)|.)/g, (written, byte, backslash) =>
    byte ? `\\x${byte}` : backslash ? "\\x5c" : written,
  );

/** Prints the name of a member. A number that is too large to be exact would be another name. */
export const printName = (name: string): string =>
  isIdentifier(name) || (/^\d+$/.test(name) && String(Number(name)) === name) ? name : printString(name);

/** Prints the lines of a comment, if there are any. */
export const printComment = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `/**\n${lines.map((line) => ` * ${line}\n`).join("")} */\n`;

/** A member of an object type. */
export interface Member {
  readonly name: string;
  readonly type: CodePart;
  /** Default: true. */
  readonly required?: boolean;
  readonly documentation?: readonly string[];
}

/** Prints an object type, each member on a line. */
export const printMembers = (members: readonly Member[], indexSignature = ""): Code => {
  const lines = members.map(
    ({ name, type, required = true, documentation = [] }) =>
      code`${printComment(documentation)}${printName(name)}${required ? "" : "?"}: ${type};\n`,
  );
  return code`{\n${lines}${indexSignature}}`;
};

/** From this number of properties on, each is on a line of its own. */
const propertiesOnLines = 3;

/**
 * Prints an object literal.
 *
 * @param spread What is spread into it before its own properties.
 */
export const printProperties = (
  properties: readonly (readonly [name: string, value: CodePart])[],
  spread?: CodePart,
): Code => {
  const items = properties.map(([name, value]) =>
    value === name ? code`${name}, ` : code`${printName(name)}: ${value}, `,
  );
  const all = spread === undefined ? items : [code`...${spread}, `, ...items];
  return code`{${all.length < propertiesOnLines ? "" : "\n"}${all}}`;
};
