/** In place of a backslash until the code is printed: a character that no text has. */
const standIn = "\uFDD0";

/** Marks off the method that is added to a path. */
const methodMark = "\uFDD3";

/** Precedes a name that looks like a number. */
const numberMark = "\uFDD1";

/**
 * Hides what looks like an escape. hey-api 0.99 takes `\u002a` for one wherever it prints it, even in a comment: an asterisk,
 * and with a slash behind it the end of the comment.
 */
export const hideEscapes = (text: string): string => text.replaceAll(/\\(?=u[\da-f]{4})/gi, standIn);

/** Hides that the name of a property looks like a number: hey-api 0.99 prints `007` as `7`. */
export const hideNumber = (name: string): string =>
  name.trim() !== "" && !Number.isNaN(Number(name)) ? numberMark + name : name;

/** Tells the operations of a path apart whose methods hey-api 0.99 does not know. */
export const hideMethod = (path: string, method: string): string => path + methodMark + method + methodMark;

const hiddenAt = (json: string, at: number): boolean => /^u[\da-f]{4}/i.test(json.slice(at, at + 5));

/** Hides what looks like an escape in all strings of a JSON document, which double each backslash. */
export const hideEscapesInJson = (json: string): string =>
  json.replaceAll(/\\./g, (written, at: number) => (written === "\\\\" && hiddenAt(json, at + 2) ? standIn : written));

/** Puts the backslashes back, so that they are backslashes in a string, and harmless in a comment, and shows numbers. */
export const showEscapes = (code: string): string =>
  code.replaceAll(/[\uFDD0\uFDD1]|\uFDD3[^\uFDD3]*\uFDD3/g, (hidden) => (hidden === standIn ? "\\\\" : ""));
