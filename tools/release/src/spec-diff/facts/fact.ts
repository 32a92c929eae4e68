import type { JsonValue } from "@gong-engagement/generator/json";
import type { OperationPair } from "../document/match-operations.ts";
import type { Kind, Values } from "../statements.ts";

/** Who gives the value: the caller or the service. */
export type Direction = "request" | "response";

/** One difference between two documents. */
export interface Fact {
  readonly kind: Kind;
  readonly values: Values;
}

/** A schema before and after. Its types decide what the change is. */
export interface SchemaChange {
  readonly direction: Direction;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** A difference of which the compiler decides the kind. */
export interface TypeFact extends SchemaChange {
  readonly name: string;
  /** What to say if code for the old type does not compile; the change of the type itself if absent. */
  readonly breaking?: Fact;
  /** What to say if the old and the new type are the same. */
  readonly same: readonly Fact[];
}

/** What was found in a part of an operation, or in the document as a whole. */
export interface Finding {
  readonly fact: Fact | TypeFact;
  readonly pair?: OperationPair;
  readonly place?: string;
}

/** Whether the compiler decides. */
export const isTypeFact = (fact: Fact | TypeFact): fact is TypeFact => "same" in fact;

/** A name in backticks. */
export const quote = (name: unknown): string => `\`${name}\``;

/** Names in backticks, separated by commas. */
export const quoteList = (names: readonly unknown[]): string => names.map(quote).join(", ");
