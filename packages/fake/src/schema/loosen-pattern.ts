/** Whether a pattern can be read in the Unicode mode of JavaScript. */
export const isUnicodePattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
};

/** A backslash and what follows it, a bracket, or a hyphen. */
const tokens = /\\.|[[\]-]/gs;

/**
 * A pattern as the Unicode mode of JavaScript takes it, which is strict: elsewhere a backslash may precede any
 * character, and a hyphen beside a class of characters. A pattern that cannot be read allows everything.
 */
export const loosenPattern = (pattern: string): string => {
  if (isUnicodePattern(pattern)) return pattern;
  let isInBrackets = false;
  const loosened = pattern.replaceAll(tokens, (token, offset: number) => {
    if (token === "[") isInBrackets = true;
    else if (token === "]") {
      if (!isInBrackets) return "\\]";
      isInBrackets = false;
    } else if (token === "-") {
      const isBesideClass = /\\[dsw]$/i.test(pattern.slice(0, offset)) || /^-\\[dsw]/i.test(pattern.slice(offset));
      return isInBrackets && isBesideClass ? "\\-" : "-";
    } else if (token === "\\-") return isInBrackets ? token : "-";
    else if (!/[\^$\\.*+?()[\]{}|/dDsSwWbBnrtvfcxupPk\d]/.test(token.charAt(1))) return token.charAt(1);
    return token;
  });
  return isUnicodePattern(loosened) ? loosened : "";
};
