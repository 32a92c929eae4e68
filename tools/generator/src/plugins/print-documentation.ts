import { config } from "../config.ts";
import type { OperationModel, TagModel } from "../model/operation-model.ts";
import { hideEscapes } from "./hide-escapes.ts";

/** Text of the spec as lines of a comment: it can neither end the comment nor begin a block tag. */
const toLines = (text = ""): string[] => {
  const safe = hideEscapes(text)
    .trim()
    .replaceAll("*/", "*\\/")
    .replaceAll(/^([^\S\n\r\u2028\u2029]*)@/gm, "$1\\@");
  return safe === "" ? [] : safe.split(/\r\n|[\n\r\u2028\u2029]/);
};

const oneLine = (text: string | undefined): string => toLines(text).join(" ").replaceAll(/\s+/g, " ").trim();

const join = (...paragraphs: readonly (readonly string[])[]): string[] =>
  paragraphs.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));

/** Class of the error that the SDK throws for a status, `5XX` and `default` included. */
const errorClassOf = (status: string): string =>
  Object.entries(config.errorClasses).find(([key]) => key === status)?.[1] ??
  (status.startsWith("5") ? config.errorClasses["5XX"] : config.errorClasses.default);

const printThrows = ({ responses }: OperationModel): string[] =>
  Object.entries(responses)
    .filter(([status]) => /^[45]|^default$/.test(status))
    .map(([status, { description }]) => `@throws ${errorClassOf(status)} - ${status}: ${oneLine(description)}`);

const printTagLink = ({ className, description, documentationUrl }: TagModel): string[] => [
  `@see {@link ${className}}${description ? ` - ${oneLine(description)}` : ""}`,
  ...(documentationUrl ? [`@see ${oneLine(documentationUrl)}`] : []),
];

const printDeprecated = ({ deprecated }: { readonly deprecated?: boolean }): string[] =>
  deprecated ? ["@deprecated"] : [];

/** Comment of an operation in `paths`: what the spec says of it. */
export const printOperationSummary = (operation: OperationModel): string[] =>
  join(toLines(operation.summary), toLines(operation.description), printDeprecated(operation));

/** Comment of a method or function: what the spec says of it, what it throws, and its tag. */
export const printOperationDocumentation = (operation: OperationModel): string[] =>
  join(
    toLines(operation.summary),
    toLines(operation.description),
    [`\`${operation.method.toUpperCase()} ${oneLine(operation.path)}\``],
    [...printThrows(operation), ...printTagLink(operation.tag), ...printDeprecated(operation)],
  );

/** Comment of a resource class or of the property that holds it. */
export const printTagDocumentation = ({ description, documentationUrl }: TagModel): string[] =>
  join(toLines(description), documentationUrl ? [`@see ${oneLine(documentationUrl)}`] : []);

/** Comment of a member that the spec describes. */
export const printDescription = (member: { readonly description?: string; readonly deprecated?: boolean }): string[] =>
  join(toLines(member.description), printDeprecated(member));
