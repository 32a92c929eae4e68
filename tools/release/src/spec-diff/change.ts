/** From the smallest step to the largest. */
const bumps = ["none", "patch", "minor", "major"] as const;

/** The step that semantic versioning asks for. */
export type Bump = (typeof bumps)[number];

/** A step that a change asks for. */
export type ChangeBump = Exclude<Bump, "none">;

/** What a caller calls a change of that step. */
const groups = { major: "breaking", minor: "added", patch: "fixed" } as const satisfies Record<ChangeBump, string>;

/** Who says so: Redocly's diff of the documents, the compiler on the generated types, or a rule of this folder. */
export type Witness = "redocly" | "types" | "rule";

/** What a change is and what it means. Sentences, ready to print; names stand in backticks. */
export interface Statement {
  readonly bump: ChangeBump;
  /** What has changed. */
  readonly what: string;
  /** Why it has that step: what a caller notices. */
  readonly reason: string;
  /** What a caller must do; absent if nothing. */
  readonly action?: string;
  readonly witnesses: readonly Witness[];
}

/** One thing that a caller may notice. */
export interface Change extends Statement {
  readonly group: (typeof groups)[ChangeBump];
  /** Name of the method, the new one if it has changed; absent if the change is not about one operation. */
  readonly operation?: string;
  /** Where in the operation, such as `request` or `response 200`. */
  readonly place?: string;
}

/** What all changes together mean. */
export interface Verdict {
  readonly bump: Bump;
  readonly changes: readonly Change[];
}

/** Whether `bump` is at least as large a step as `other`. */
export const isAtLeast = (bump: Bump, other: Bump): boolean => bumps.indexOf(bump) >= bumps.indexOf(other);

/** The largest of the steps. */
export const findLargestBump = (all: readonly Bump[]): Bump =>
  all.reduce<Bump>((largest, bump) => (isAtLeast(bump, largest) ? bump : largest), "none");

/** A statement about an operation, or about the API as a whole. */
export const createChange = (statement: Statement, operation?: string, place?: string): Change => ({
  group: groups[statement.bump],
  bump: statement.bump,
  ...(operation === undefined ? {} : { operation }),
  ...(place === undefined ? {} : { place }),
  what: statement.what,
  reason: statement.reason,
  ...(statement.action === undefined ? {} : { action: statement.action }),
  witnesses: statement.witnesses,
});
