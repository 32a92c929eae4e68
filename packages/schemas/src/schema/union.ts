import { createSchema, type Issue, judge, type Schema } from "./create-schema.ts";
import { isObject, isOwn } from "./json.ts";

/** What each of several schemas finds. Unlike Valibot's `intersect` it has nothing to merge, for they change nothing. */
export const all = (...schemas: readonly Schema[]): Schema =>
  createSchema("all", (value) => schemas.flatMap((schema) => judge(schema, value)));

/** The property that tells which alternative is meant, and the index of the alternative for its values. */
export interface Discriminator {
  readonly property: string;
  readonly values: Readonly<Record<string, number>>;
}

const chosenBy = (value: unknown, { property, values }: Discriminator): number | undefined => {
  const name = isObject(value) && isOwn(value, property) ? value[property] : undefined;
  return typeof name === "string" && Object.hasOwn(values, name) ? values[name] : undefined;
};

/** How far an alternative is from what was meant: first of all, one of another type is not meant. */
const distanceOf = (issues: readonly Issue[]): number =>
  issues.length + (issues.some(({ path }) => path === undefined) ? 1_000 : 0);

/** The issues of alternatives that are as near as each other: at each place, what any of them says. */
const joinVerdicts = (verdicts: readonly (readonly Issue[])[]): readonly Issue[] => {
  const [first = [], ...others] = verdicts;
  if (others.length === 0) return first;
  const places = new Map<string, Issue[]>();
  for (const issue of verdicts.flat()) {
    const place = JSON.stringify(issue.path?.map(({ key }) => key));
    places.set(place, [...(places.get(place) ?? []), issue]);
  }
  return [...places.values()].flatMap(([issue, ...more]) => {
    const messages = new Set([issue, ...more].map((each) => each?.message));
    return issue ? [{ ...issue, message: [...messages].join(", or ") }] : [];
  });
};

/**
 * Any of several schemas. What is wrong is told of the alternative that was meant: the one that the discriminator names, or
 * those with the fewest issues.
 */
export const union = (alternatives: readonly Schema[], discriminator?: Discriminator): Schema => {
  const judgeAll = (value: unknown): readonly Issue[] => {
    const verdicts: (readonly Issue[])[] = [];
    for (const alternative of alternatives) {
      const issues = judge(alternative, value);
      if (issues.length === 0) return issues;
      verdicts.push(issues);
    }
    const chosen = discriminator && verdicts[chosenBy(value, discriminator) ?? -1];
    if (chosen) return chosen;
    const least = Math.min(...verdicts.map(distanceOf));
    const nearest = verdicts.filter((issues) => distanceOf(issues) === least);
    return joinVerdicts(nearest);
  };
  return createSchema("union", judgeAll);
};
