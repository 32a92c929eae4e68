import type { Kind, Values } from "../statements.ts";

/** Who gives the value: the caller or the service. */
export type Direction = "request" | "response";

/** One difference between two documents. */
export interface PlainFact {
  readonly kind: Kind;
  readonly values: Values;
}

/** A schema before and after, whose types decide what the change is. */
export interface TypeFact {
  readonly direction: Direction;
  readonly before: unknown;
  readonly after: unknown;
  readonly name: string;
  /** Whether the schemas are made up for a part of an operation: then their types are not printed. */
  readonly isPart?: boolean;
  /** What to say if code for the old type does not compile; the change of the type itself if absent. */
  readonly breaking?: PlainFact;
  /** What to say if the old and the new type are the same. */
  readonly same: readonly PlainFact[];
}

export type Fact = PlainFact | TypeFact;

/** What was found in a part of an operation, or in the document as a whole. */
export interface Finding {
  readonly fact: Fact;
  /** Name of the operation, the new one if it has changed. */
  readonly operation?: string | undefined;
  readonly place?: string;
  /** Whether it is about the base of an `allOf` itself: then it counts if it breaks the type of the base. */
  readonly isInherited?: boolean;
}

/** Whether the compiler decides. */
export const isTypeFact = (fact: Fact): fact is TypeFact => "same" in fact;

/** A name in backticks. */
export const quote = (name: unknown): string => `\`${name}\``;

/** Names in backticks, separated by commas. */
export const quoteList = (names: readonly unknown[]): string => names.map(quote).join(", ");

interface Requirable {
  readonly required?: boolean | undefined;
}

/** How something that a call gives, or that an answer has, has changed. `undefined` if it is as it was. */
export const nameChange = (
  subject: "request.member" | "response.member" | "header" | "body",
  before: Requirable | undefined,
  after: Requirable | undefined,
): Kind | undefined => {
  if (!after) return before && `${subject}.removed`;
  const { required: isRequired = false } = after;
  if (before)
    return (before.required ?? false) === isRequired ? undefined : `${subject}.${isRequired ? "required" : "optional"}`;
  if (isRequired && subject === "request.member") return "request.member.addedRequired";
  return isRequired && subject === "body" ? "body.required" : `${subject}.added`;
};
