const reservedWords = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Members that every class of the SDK has, or that would give an instance another meaning (`then`). */
const reservedMembers = new Set([
  "client",
  "close",
  "then",
  "withOptions",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Parameters of every method, which calls the function of its name. */
const reservedParameters = new Set(["input", "options"]);

const words = (name: string): string[] => name.split(/[^\p{ID_Continue}$]+/u).filter(Boolean);
const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** All of an abbreviation: `CRMObjects` becomes `crmObjects`. */
const uncapitalize = (word: string): string =>
  word.replace(/^\p{Lu}(?:\p{Lu}+(?!\p{Ll}))?/u, (capitals) => capitals.toLowerCase());
const startLegally = (name: string): string => (/^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`);

/**
 * A legal identifier is kept as it is. In any other name the characters that an identifier cannot have are left
 * out and the word after them begins with a capital. A leading digit gets `_` before it; a reserved word, and a name that
 * the SDK's classes need themselves, `_` behind.
 */
export const toIdentifier = (name: string): string => {
  const [first = "", ...rest] = words(name);
  const identifier = startLegally(first + rest.map(capitalize).join(""));
  return [reservedWords, reservedMembers, reservedParameters].some((names) => names.has(identifier))
    ? `${identifier}_`
    : identifier;
};

/** Whether a name can follow a dot. */
export const isIdentifier = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

/** `Open Orders` becomes `OpenOrders`. */
export const toPascalCase = (name: string): string => startLegally(words(name).map(capitalize).join(""));

/** `Open Orders` becomes `openOrders`. */
export const toCamelCase = (name: string): string => {
  const [first = "", ...rest] = words(name);
  const camelCase = startLegally(uncapitalize(first) + rest.map(capitalize).join(""));
  return reservedMembers.has(camelCase) ? `${camelCase}_` : camelCase;
};

/** `Open Orders` becomes `open-orders`. */
export const toKebabCase = (name: string): string =>
  words(name)
    .map((word) => word.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1-$2").toLowerCase())
    .join("-");
