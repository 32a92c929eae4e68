/**
 * Name of a path parameter for Prism 5.16, whose router finds no route if a name has any other character than letters,
 * digits, `_` and `-`.
 */
export const nameParameter = (name: string): string =>
  name.replaceAll(/[^\w-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);

/** A path with such names. */
export const namePath = (path: string): string =>
  path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => `{${nameParameter(name)}}`);

/** What Prism is to call a media type: it would repeat a range of types as it is in the document. */
export const nameMediaType = (mediaType: string): string =>
  mediaType === "*/*" ? "application/json" : mediaType.replace("/*", "/x-any");
