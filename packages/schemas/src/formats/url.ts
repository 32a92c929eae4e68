/** What the parser would encode, or take for something else. */
const corrected = /[\0- \x7f"<>\\^`{}]|%(?![\da-f]{2})/i;

/** These have a host. The parser would also find one without the slashes. */
const withoutHost = /^(?:https?|wss?|ftp):(?!\/\/[^/])/i;

/** A URL that the WHATWG's parser, `new URL()`, takes as it is. It may have letters of any script. */
export const isUrl = (text: string): boolean => !corrected.test(text) && !withoutHost.test(text) && URL.canParse(text);

/** A URL, or one that is relative to another. */
export const isUrlReference = (text: string): boolean =>
  !corrected.test(text) && !withoutHost.test(text) && URL.canParse(text, "https://example.com/");
