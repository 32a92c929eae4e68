import { styleText } from "node:util";
import { type Bump, type Change, type ChangeBump, groups, type Verdict } from "./change.ts";

/** A change together with all operations that have it; none if it is about the API as a whole. */
interface FoldedChange {
  readonly operations: readonly string[];
  readonly change: Change;
}

const kindOf = (place: string | undefined): string | undefined => place?.split(" ")[0];

/** Changes that say the same of the same kind of place, and of the same operation if that counts. */
const groupAlike = (changes: readonly Change[], isByOperation: boolean): [Change, ...Change[]][] => {
  const groups = Map.groupBy(changes, ({ operation, place, ...statement }) =>
    JSON.stringify([isByOperation ? operation : "", kindOf(place), statement]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []));
};

/** Says once what is the same for several operations, which often share a component. */
export const foldChanges = (changes: readonly Change[]): FoldedChange[] =>
  groupAlike(changes, false).map((group) => {
    const [{ place, ...change }] = group;
    const shared = group.every((other) => other.place === place) ? place : kindOf(place);
    const operations = [...new Set(group.flatMap(({ operation }) => operation ?? []))];
    return { operations, change: shared === undefined ? change : { ...change, place: shared } };
  });

/** Says once what happens in several responses of an operation: `response 400, 401`. */
export const mergePlaces = (changes: readonly Change[]): Change[] =>
  groupAlike(changes, true).map((group) => {
    const [first = "", ...others] = new Set(group.flatMap(({ place }) => place ?? []));
    const place = [first, ...others.map((other) => other.replace(/^\w+ /, ""))].join(", ");
    return place === "" ? group[0] : { ...group[0], place };
  });

/** More are not named. */
const namedAtMost = 8;

/** Names of operations in a line: `a, b and 3 more`. */
const printOperations = (operations: readonly string[]): string => {
  const more = operations.length - namedAtMost;
  return operations.slice(0, namedAtMost).join(", ") + (more > 0 ? ` and ${more} more` : "");
};

/** What has changed, with its place before it. */
export const printWhat = ({ place, what }: Pick<Change, "place" | "what">): string =>
  place === undefined ? what : `${place}: ${what}`;

const colors = { breaking: "red", added: "green", fixed: "blue" } as const;

/** The changes by group, the largest step first. */
const groupChanges = (changes: readonly Change[]) => {
  const folded = foldChanges(changes);
  return Object.values(groups).flatMap((group) => {
    const members = folded.filter(({ change }) => change.group === group);
    return members.length > 0 ? [{ group, members }] : [];
  });
};

const printChange = ({ change: { source, reason, action, ...change } }: FoldedChange): string =>
  [
    `    - ${printWhat(change)}`,
    `      ${reason} ${styleText("dim", `[${source}]`)}`,
    ...(action ? [`      ${action}`] : []),
  ].join("\n");

/** Prints the changes of a verdict as a person reads them. */
const printGroup = ({ group, members }: ReturnType<typeof groupChanges>[number]): string => {
  const headings = Map.groupBy(members, ({ operations }) => printOperations(operations) || "the API as a whole");
  const blocks = [...headings].flatMap(([heading, changes]) => [
    `  ${styleText("bold", heading)}`,
    ...changes.map(printChange),
  ]);
  return [styleText(colors[group], group), ...blocks].join("\n");
};

interface ReportOptions {
  /** What the spec was compared with. */
  readonly base: string;
  /** The step that is released. */
  readonly release: Bump;
}

/** The verdict as a person reads it. */
export const printReport = ({ bump, changes }: Verdict, { base, release }: ReportOptions): string => {
  if (bump === "none") return `Compared with ${base}: a caller notices nothing.`;
  const grouped = groupChanges(changes);
  const counts = grouped.map(({ group, members }) => `${members.length} ${group}`).join(", ");
  const note = release === bump ? "" : ` Before 1.0.0 it is released as ${release} (.changeset/README.md).`;
  const suggestion = `Suggested bump: ${styleText("bold", bump)}.${note}`;
  return [`Compared with ${base}: ${counts}.`, ...grouped.map(printGroup), suggestion].join("\n\n");
};

const titles: Record<ChangeBump, string> = {
  major: "Follow breaking changes of the API description",
  minor: "Add what is new in the API description",
  patch: "Update what the API description says",
};

/** A line about operations, and the place in them. */
const printItem = (operations: readonly string[], place: string | undefined, text: string): string => {
  const subject = [printOperations(operations.map((name) => `\`${name}\``)), place].filter(Boolean).join(", ");
  return `- ${subject === "" ? "" : `${subject}: `}${text}`;
};

/** The text of the changeset: an imperative title, what has changed and why it matters, what a caller must do. */
export const printChangeset = (bump: ChangeBump, { changes }: Verdict): string => {
  const grouped = groupChanges(changes);
  const sections = grouped.map(({ group, members }) => {
    const lines = members.map(({ operations, change: { place, what, reason } }) =>
      printItem(operations, place, `${what} ${reason}`),
    );
    return [`${group[0]?.toUpperCase()}${group.slice(1)}:`, "", ...lines].join("\n");
  });
  const actions = grouped.flatMap(({ members }) =>
    members.flatMap(({ operations, change: { action } }) => (action ? printItem(operations, undefined, action) : [])),
  );
  return [
    titles[bump],
    "The API description has changed, and types, client, SDK and schemas follow it.",
    ...sections,
    actions.length === 0 ? "What to do: nothing." : ["What to do:", "", ...actions].join("\n"),
  ].join("\n\n");
};
