import { styleText } from "node:util";
import { type Bump, type Change, type ChangeBump, groups, type Verdict } from "./change.ts";

/** A change together with all operations that have it. */
interface FoldedChange {
  /** Empty if it is about the API as a whole. */
  readonly operations: readonly string[];
  readonly change: Change;
}

const kindOf = (place: string | undefined): string | undefined => place?.split(" ")[0];

const printKey = ({ operation, place, ...statement }: Change): string => JSON.stringify([kindOf(place), statement]);

const isSamePlace = (changes: readonly Change[]): boolean => changes.every(({ place }) => place === changes[0]?.place);

/** Says once what is the same for several operations, which often share a component. */
export const foldChanges = (changes: readonly Change[]): FoldedChange[] =>
  [...Map.groupBy(changes, printKey).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { place, ...rest } = first;
    const printed = isSamePlace(group) ? place : kindOf(place);
    return [
      {
        operations: [...new Set(group.flatMap(({ operation }) => operation ?? []))],
        change: printed === undefined ? rest : { ...rest, place: printed },
      },
    ];
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

const printMergeKey = ({ operation, place, ...statement }: Change): string =>
  JSON.stringify([operation, kindOf(place), statement]);

const printPlaces = (places: readonly string[]): string => {
  const [first = "", ...others] = [...new Set(places)];
  return others.length === 0 ? first : [first, ...others.map((place) => place.replace(/^\w+ /, ""))].join(", ");
};

/** Says once what happens in several responses of an operation: `response 400, 401`. */
export const mergePlaces = (changes: readonly Change[]): Change[] =>
  [...Map.groupBy(changes, printMergeKey).values()].flatMap(([first, ...others]) => {
    if (!first || first.place === undefined) return first ? [first] : [];
    return [{ ...first, place: printPlaces([first.place, ...others.flatMap(({ place }) => place ?? [])]) }];
  });

const colors = { breaking: "red", added: "green", fixed: "blue" } as const;
const headings = { breaking: "Breaking", added: "Added", fixed: "Fixed" } as const;

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
    return [`${headings[group]}:`, "", ...lines].join("\n");
  });
  const actions = grouped
    .flatMap(({ members }) => members)
    .flatMap(({ operations, change: { action } }) =>
      action === undefined ? [] : [printItem(operations, undefined, action)],
    );
  return [
    titles[bump],
    "The API description has changed, and types, client, SDK and schemas follow it.",
    ...sections,
    actions.length === 0 ? "What to do: nothing." : ["What to do:", "", ...actions].join("\n"),
  ].join("\n\n");
};
