/** What a document may have at the most, so that everything that reads it ends within seconds. */

/** More than twice the size of GitHub's description, which has 13 MB. To refuse a larger one might take longer than 10 s. */
export const megabytesAllowed = 32;

/** GitHub's description holds 0.4 million. Ten million take half a minute and 3 GB to parse. */
export const valuesAllowed = 800_000;

/** Objects and lists of the largest description that is known, GitHub's for its cloud with 14 MB. */
export const largestKnown = 100_000;

/** The validator takes some 20 µs to look at one. */
export const objectsAllowed: number = 2 * largestKnown;

/** Paths, the longest names that are known, have some hundred. Names are compared with each other. */
export const charactersOfNameAllowed = 1_000;

/** Strings are searched, repeated in comments, and compared with what they should be. */
export const charactersAllowed = 1_000_000;

/** A description that repeats more values than this is meant to exhaust memory, or would be better off with `$ref`. */
export const repetitionsAllowed = 200_000;

/**
 * For every use of the YAML parser. Deeper nesting is found in no real description, and could exhaust the stack of the
 * tools that read the document.
 */
export const parserOptions = { maxDepth: 200 } as const;
