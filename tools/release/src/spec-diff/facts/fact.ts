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
}

/** Whether the compiler decides. */
export const isTypeFact = (fact: Fact): fact is TypeFact => "same" in fact;

/** A name in backticks. */
export const quote = (name: unknown): string => `\`${name}\``;

/** Names in backticks, separated by commas. */
export const quoteList = (names: readonly unknown[]): string => names.map(quote).join(", ");

/** How something that a call gives, or that an answer has, has changed. `undefined` if it is as it was. */
export const nameChange = (
  direction: Direction,
  before: { readonly required?: boolean | undefined } | undefined,
  after: { readonly required?: boolean | undefined } | undefined,
): "added" | "addedRequired" | "removed" | "required" | "optional" | undefined => {
  if (!before) return after && (direction === "request" && after.required ? "addedRequired" : "added");
  if (!after) return "removed";
  const [wasRequired = false, isRequired = false] = [before.required, after.required];
  return wasRequired === isRequired ? undefined : isRequired ? "required" : "optional";
};
