const reservedWords = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

const words = (name: string): string[] => name.split(/[^\p{ID_Continue}$]+/u).filter(Boolean);
const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const uncapitalize = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
const startLegally = (name: string): string => (/^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`);

/**
 * A legal identifier is kept as it is. In any other name the characters that cannot stand in an identifier are left
 * out and the word after them begins with a capital; a leading digit gets `_` before it, a reserved word `_` behind.
 */
export const toIdentifier = (name: string): string => {
  const [first = "", ...rest] = words(name);
  const identifier = startLegally(first + rest.map(capitalize).join(""));
  return reservedWords.has(identifier) ? `${identifier}_` : identifier;
};

/** `Engagement Events` becomes `EngagementEvents`. */
export const toPascalCase = (name: string): string => startLegally(words(name).map(capitalize).join(""));

/** `Engagement Events` becomes `engagementEvents`. */
export const toCamelCase = (name: string): string => uncapitalize(toPascalCase(name));

/** `Engagement Events` becomes `engagement-events`. */
export const toKebabCase = (name: string): string =>
  words(name)
    .map((word) => word.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1-$2").toLowerCase())
    .join("-");
