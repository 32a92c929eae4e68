/** From the smallest step to the largest. */
const bumps = ["none", "patch", "minor", "major"] as const;

/** The step of semantic versioning that all changes together need. */
export type Bump = (typeof bumps)[number];

/** The step that one change needs. */
export type ChangeBump = Exclude<Bump, "none">;

/** The heading under which a change of that step is reported. */
export const groups = { major: "breaking", minor: "added", patch: "fixed" } as const satisfies Record<
  ChangeBump,
  string
>;

/** Heading of a change in reports and changesets. */
export type ChangeGroup = (typeof groups)[ChangeBump];

/**
 * Who decided the step: the compiler on the generated types, the keywords that limit values, or a rule about what the
 * generator and the client make of the document.
 */
export type Source = "types" | "constraints" | "rules";

/** One thing that a caller may notice. Sentences, ready to print; names are in backticks. */
export interface Change {
  readonly group: ChangeGroup;
  readonly bump: ChangeBump;
  /** Name of the method (the new name if it has changed). Absent if the change is not about one operation. */
  readonly operation?: string;
  /** Part of the operation, such as `request` or `response 200`. */
  readonly place?: string;
  /** What has changed. */
  readonly what: string;
  /** What a caller notices, which is why the change has that step. */
  readonly reason: string;
  /** What a caller must do. Absent if there is nothing to do. */
  readonly action?: string;
  readonly source: Source;
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
