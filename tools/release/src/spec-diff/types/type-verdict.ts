/** What the compiler says about an old type and its new one. */
export interface TypeVerdict {
  /** Why code for the old type does not compile with the new one, in the compiler's words; absent if it does. */
  readonly breaks?: string;
  /** Whether the types differ at all. */
  readonly differs: boolean;
  /** The types as they are printed, if they are short. */
  readonly before?: string;
  readonly after?: string;
}
