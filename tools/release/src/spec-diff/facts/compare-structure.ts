import { isJsonObject, type JsonObject, type JsonValue } from "@gong-engagement/generator/json";
import { isSame } from "../document/canonical.ts";
import { toList } from "../document/comparison.ts";
import { compareLists, compareTypes, type Effect } from "../document/keywords.ts";
import { matchItems } from "../document/match-items.ts";
import { createLimitFact, printChange } from "./compare-keywords.ts";
import type { PlainFact, TypeFact } from "./fact.ts";

const choices = ["anyOf", "oneOf"] as const;

/** Whether two schemas have not the same parts, so that these cannot be compared one by one. */
export const isRestructured = (old: JsonObject, now: JsonObject): boolean =>
  !isSame(old.type, now.type, "type") ||
  !isSame(old.discriminator, now.discriminator) ||
  (old.items === undefined) !== (now.items === undefined) ||
  [...choices, "prefixItems"].some((keyword) => toList(old[keyword]).length !== toList(now[keyword]).length);

/** The members of a choice as they are written. A schema that is not one counts as its only member. */
const listMembers = (schema: unknown, keyword: string): readonly unknown[] => {
  const members = isJsonObject(schema) ? toList(schema[keyword]) : [];
  return members.length > 0 ? members : [schema];
};

type Change = Omit<TypeFact, "same">;

const compareChoices = (
  { before, after }: Change,
  keyword: string,
  old: JsonObject,
  now: JsonObject,
): Effect | undefined => {
  const isTyped = old.type !== undefined && now.type !== undefined;
  // A choice beside the type that was there anyway limits it.
  if (isTyped && old[keyword] === undefined) return "narrower";
  if (isTyped && now[keyword] === undefined) return "wider";
  return compareLists(listMembers(before, keyword), listMembers(after, keyword));
};

/** What to say of schemas of another structure that have the same type. */
export const compareStructure = (change: Change, old: JsonObject, now: JsonObject): PlainFact => {
  const { direction, name } = change;
  const say = (keyword: string, effect: Effect | undefined, text: string): PlainFact =>
    createLimitFact(direction, "constraint", effect, { keyword, name, change: text });
  const [types, others] = [toList(old.type).map(String), toList(now.type).map(String)];
  if (types.length > 0 && others.length > 0 && !isSame(types, others, "type")) {
    return say("type", compareTypes(types, others), printChange(types.join(" or "), others.join(" or ")));
  }
  const keyword = choices.find((choice) => toList(old[choice]).length !== toList(now[choice]).length);
  if (keyword === undefined) return { kind: "reworded", values: { name } };
  return say(keyword, compareChoices(change, keyword, old, now), "has changed");
};

const pair = (before: JsonValue | undefined, after: JsonValue | undefined, path: string) =>
  before === undefined || after === undefined ? [] : [{ before, after, path }];

/** Members of a choice that are the same belong together, then those of one type that require the same, then any, in order. */
const identities = [
  (member: JsonValue) => JSON.stringify(member),
  (member: JsonValue) => (isJsonObject(member) ? JSON.stringify([member.type, member.required]) : ""),
  () => "",
];

/** Schemas within two others that belong together, and how a caller gets there. */
export const pairChildren = (old: JsonObject, now: JsonObject) => {
  const [members, newMembers] = [old.additionalProperties, now.additionalProperties];
  const newItems = toList(now.prefixItems);
  return [
    ...pair(old.items, now.items, "[]"),
    ...(isJsonObject(members) && isJsonObject(newMembers) ? pair(members, newMembers, "[key]") : []),
    ...toList(old.prefixItems).flatMap((item, index) => pair(item, newItems[index], `[${index}]`)),
    ...choices.flatMap((keyword) =>
      matchItems(toList(old[keyword]), toList(now[keyword]), identities).pairs.map((found) => ({ ...found, path: "" })),
    ),
  ];
};
