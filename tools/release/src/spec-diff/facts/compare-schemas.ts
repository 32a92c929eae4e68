import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import { isJsonObject } from "@gong-engagement/generator/json";
import { isSame } from "../document/canonical.ts";
import type { Comparison } from "../document/create-comparison.ts";
import { type FlatSchema, flattenSchema } from "../document/flatten-schema.ts";
import { dereference, getReference, getSchemas, getTarget } from "../document/json.ts";
import { compareTypes } from "../document/keywords.ts";
import { compareKeywords, createConstraintFact, isDocumentedOtherwise, printChange } from "./compare-keywords.ts";
import { type Direction, type Fact, isTypeFact, quote, type SchemaChange, type TypeFact } from "./fact.ts";

/** What was found in one component, or in what an operation holds itself. */
export interface SchemaFindings {
  readonly facts: (Fact | TypeFact)[];
  /** Names of what is described in other words. */
  readonly documented: Set<string>;
  /** Keys of the components that are used, which have findings of their own. */
  readonly uses: Set<string>;
}

export const createFindings = (): SchemaFindings => ({ facts: [], documented: new Set(), uses: new Set() });

/** Compares schemas. A component is compared once for requests and once for responses. */
export interface SchemaComparer {
  /**
   * Compares two schemas outside of components.
   *
   * @param subject What the schema is about: the name of a parameter, or nothing for a body.
   */
  readonly compare: (
    findings: SchemaFindings,
    direction: Direction,
    before: JsonValue | undefined,
    after: JsonValue | undefined,
    subject: string,
  ) => void;
  /** Everything that was found in the components that findings use, directly or through others, and in themselves. */
  readonly collect: (findings: SchemaFindings) => SchemaFindings;
  /** Compares, as `compare` does, the components that no operation uses: for each of them both directions. */
  readonly compareUnused: () => readonly Record<Direction, SchemaFindings>[];
}

/** `Note.author[].name`, as a caller would write it. */
const printName = (subject: string): string => (subject === "" ? "the body" : quote(subject.replace(/^\./, "")));

/** Schemas inside of others are compared down to this depth; only an endless `allOf` is deeper. */
const deepest = 50;

const choiceKeywords = ["anyOf", "oneOf", "prefixItems"] as const;

const toList = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

const isNull = (value: JsonValue): boolean => isJsonObject(value) && value.type === "null";

/** The members of a choice. One that has `null` besides is the same as `anyOf` and as `oneOf`. */
const listChoices = ({ keywords }: FlatSchema, keyword: (typeof choiceKeywords)[number]): readonly JsonValue[] => {
  const { anyOf, oneOf } = keywords;
  if (keyword === "anyOf" && anyOf === undefined && toList(oneOf).some(isNull)) return toList(oneOf);
  return keyword === "oneOf" && toList(oneOf).some(isNull) && anyOf === undefined ? [] : toList(keywords[keyword]);
};

/** Finds each old member again in the new list: the same one, else one that is left over, in order. */
const pairMembers = (before: readonly JsonValue[], after: readonly JsonValue[]): [JsonValue, JsonValue][] => {
  const left = new Set(before);
  const take = (accept: (member: JsonValue) => boolean): JsonValue | undefined => {
    const found = [...left].find(accept);
    if (found !== undefined) left.delete(found);
    return found;
  };
  const same = after.map((member) => take((other) => isSame(other, member)));
  return after.flatMap((member, index): [JsonValue, JsonValue][] => {
    const old = same[index] ?? take(() => true);
    return old === undefined ? [] : [[old, member]];
  });
};

const listTypes = ({ keywords: { type } }: FlatSchema): string[] | undefined =>
  type === undefined ? undefined : [type].flat().map(String);

const isRestructured = (before: FlatSchema, after: FlatSchema): boolean =>
  !isSame(listTypes(before)?.toSorted(), listTypes(after)?.toSorted()) ||
  !isSame(before.keywords.discriminator, after.keywords.discriminator) ||
  (before.keywords.items === undefined) !== (after.keywords.items === undefined) ||
  choiceKeywords.some((keyword) => listChoices(before, keyword).length !== listChoices(after, keyword).length);

/** What to say of schemas of another structure that have the same type. */
const compareStructure = (direction: Direction, before: FlatSchema, after: FlatSchema, name: string): Fact => {
  const [types, now] = [listTypes(before), listTypes(after)];
  const change = printChange(before.keywords.type, after.keywords.type);
  if (!isSame(types?.toSorted(), now?.toSorted())) {
    return createConstraintFact(direction, compareTypes(types, now), { keyword: "type", name, change });
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const [old, choices] = [listChoices(before, keyword), listChoices(after, keyword)];
    if (old.length === 0 || choices.length === 0 || old.length === choices.length) continue;
    const effect = choices.length > old.length ? "wider" : "narrower";
    return createConstraintFact(direction, effect, { keyword, name, change: "has changed" });
  }
  return { kind: "reworded", values: { name } };
};

const hiddenBy: Record<Direction, string> = { request: "readOnly", response: "writeOnly" };

export const createSchemaComparer = ({ before, after }: Comparison): SchemaComparer => {
  const components = new Map<string, SchemaFindings>();

  /** The same component, or a renamed one. */
  const isSameTarget = (old: string, now: string): boolean =>
    old === now || (getTarget(after, old) === undefined && getTarget(before, now) === undefined);

  const enter = (findings: SchemaFindings, direction: Direction, old: string, now: string): void => {
    const key = [direction, old, now].join(" ");
    findings.uses.add(key);
    if (components.has(key)) return;
    const entered = createFindings();
    components.set(key, entered);
    walk(entered, { direction, before: getTarget(before, old) ?? {}, after: getTarget(after, now) ?? {} }, toName(now));
  };
  const toName = (reference: string): string => reference.split("/").at(-1) ?? reference;

  /** Whether a schema is what a reference leads to, or an `allOf` that extends it. */
  const isExtension = (document: JsonObject, reference: string, schema: JsonValue): boolean =>
    isSame(dereference(document, { $ref: reference }), schema) ||
    (isJsonObject(schema) && toList(schema.allOf).some((member) => getReference(member) === reference));

  const walk = (findings: SchemaFindings, change: SchemaChange, subject: string, depth = 0): void => {
    if (depth > deepest) return;
    const [old, now] = [getReference(change.before), getReference(change.after)];
    if (old !== undefined && now !== undefined && isSameTarget(old, now)) {
      compareNode(findings, change, omitReference(change.before), omitReference(change.after), subject);
      enter(findings, change.direction, old, now);
      return;
    }
    const isReplaced =
      old !== undefined || now !== undefined
        ? !(now === undefined && old !== undefined && isExtension(before, old, change.after)) &&
          !(old === undefined && now !== undefined && isExtension(after, now, change.before))
        : false;
    const written = { before: dereference(before, change.before), after: dereference(after, change.after) };
    const flat = {
      before: flattenSchema(before, written.before, subject),
      after: flattenSchema(after, written.after, subject),
    };
    if (isReplaced) replace(findings, change, flat, subject, depth);
    else walkFlat(findings, change, flat, subject, depth);
  };

  const omitReference = (schema: JsonValue): JsonObject => {
    const { $ref: _, ...beside } = isJsonObject(schema) ? schema : {};
    return beside;
  };

  const compareNode = (
    findings: SchemaFindings,
    change: SchemaChange,
    old: JsonObject,
    now: JsonObject,
    subject: string,
  ): void => {
    findings.facts.push(...compareKeywords(change, old, now, printName(subject)));
    if (isDocumentedOtherwise(old, now)) findings.documented.add(printName(subject));
  };

  /** Another schema in the place of the old one. If its type is the same, its limits decide. */
  const replace = (
    findings: SchemaFindings,
    change: SchemaChange,
    flat: { before: FlatSchema; after: FlatSchema },
    subject: string,
    depth: number,
  ): void => {
    const name = printName(subject);
    const inside = createFindings();
    walkFlat(inside, change, flat, subject, depth);
    const limits = inside.facts.filter((fact): fact is Fact => !isTypeFact(fact) && /constraint/.test(fact.kind));
    const same = limits.length > 0 ? limits : [compareStructure(change.direction, flat.before, flat.after, name)];
    findings.facts.push({ ...change, name, same });
  };

  const walkFlat = (
    findings: SchemaFindings,
    change: SchemaChange,
    flat: { before: FlatSchema; after: FlatSchema },
    subject: string,
    depth: number,
  ): void => {
    const { direction } = change;
    const [old, now] = [flat.before, flat.after];
    for (const base of old.bases) if (now.bases.has(base)) enter(findings, direction, base, base);
    if (isRestructured(old, now)) {
      const name = printName(subject);
      findings.facts.push({ ...change, name, same: [compareStructure(direction, old, now, name)] });
      const { enum: _old, const: _oldConst, ...limits } = old.keywords;
      const { enum: _now, const: _nowConst, ...nowLimits } = now.keywords;
      compareNode(findings, change, limits, nowLimits, subject);
      return;
    }
    compareNode(findings, change, old.keywords, now.keywords, subject);
    compareMembers(findings, direction, old, now, subject, depth);
    const next = (before: JsonValue | undefined, after: JsonValue | undefined, step: string): void => {
      if (before === undefined || after === undefined) return;
      walk(findings, { direction, before, after }, subject + step, depth + 1);
    };
    next(old.keywords.items, now.keywords.items, "[]");
    const [additional, further] = [old.keywords.additionalProperties, now.keywords.additionalProperties];
    if (isJsonObject(additional) && isJsonObject(further)) next(additional, further, "[key]");
    for (const keyword of choiceKeywords) {
      for (const [member, other] of pairMembers(listChoices(old, keyword), listChoices(now, keyword))) {
        next(member, other, "");
      }
    }
  };

  /** Whether the side that the direction is about has no such property. */
  const isHidden = (document: JsonObject, direction: Direction, schema: JsonValue): boolean =>
    flattenSchema(document, schema, "").keywords[hiddenBy[direction]] === true;

  const compareMembers = (
    findings: SchemaFindings,
    direction: Direction,
    old: FlatSchema,
    now: FlatSchema,
    subject: string,
    depth: number,
  ): void => {
    const say = (kind: Fact["kind"], owner: string, name: string): void =>
      void findings.facts.push({ kind, values: { name: printName(`${owner}.${name}`), keyword: hiddenBy[direction] } });
    for (const name of new Set([
      ...old.properties.keys(),
      ...now.properties.keys(),
      ...old.required.keys(),
      ...now.required.keys(),
    ])) {
      const [property, other] = [old.properties.get(name), now.properties.get(name)];
      const wasThere = property && !isHidden(before, direction, property.schema);
      const isThere = other && !isHidden(after, direction, other.schema);
      const owner = (other ?? property)?.owner ?? subject;
      const [required, isRequired] = [old.required.get(name), now.required.get(name)];
      if (wasThere && !isThere) say(other ? "member.hidden" : `${direction}.member.removed`, owner, name);
      else if (!wasThere && isThere) {
        const isNeeded = direction === "request" && isRequired !== undefined;
        if (isNeeded) say("request.member.addedRequired", owner, name);
        else say(property ? "member.shown" : `${direction}.member.added`, owner, name);
      } else if (wasThere && isThere) {
        if (required === undefined && isRequired !== undefined) say(`${direction}.member.required`, isRequired, name);
        if (required !== undefined && isRequired === undefined) say(`${direction}.member.optional`, required, name);
        walk(findings, { direction, before: property.schema, after: other.schema }, `${owner}.${name}`, depth + 1);
      } else if (!property && !other && (required === undefined) !== (isRequired === undefined)) {
        // No type shows that a property is required which no schema describes.
        const effect = isRequired === undefined ? "wider" : "narrower";
        const change = isRequired === undefined ? `has lost \`${name}\`` : `has \`${name}\` now`;
        findings.facts.push(
          createConstraintFact(direction, effect, { keyword: "required", name: printName(subject), change }),
        );
      }
    }
  };

  const collect = (findings: SchemaFindings): SchemaFindings => {
    const keys = new Set(findings.uses);
    for (const key of keys) for (const next of components.get(key)?.uses ?? []) keys.add(next);
    const all = [findings, ...[...keys].flatMap((key) => components.get(key) ?? [])];
    return {
      facts: all.flatMap(({ facts }) => facts),
      documented: new Set(all.flatMap(({ documented }) => [...documented])),
      uses: keys,
    };
  };

  return {
    compare(findings, direction, old, now, subject) {
      if (old !== undefined && now !== undefined) walk(findings, { direction, before: old, after: now }, subject);
    },
    collect,
    compareUnused() {
      const used = new Set([...components.keys()].flatMap((key) => key.split(" ").slice(1)));
      const names = Object.keys(getSchemas(before)).filter((name) => Object.hasOwn(getSchemas(after), name));
      const references = names.map((name) => `#/components/schemas/${name}`);
      return references
        .filter((reference) => !used.has(reference))
        .map((reference) => {
          const compareAs = (direction: Direction): SchemaFindings => {
            const findings = createFindings();
            enter(findings, direction, reference, reference);
            return components.get([...findings.uses][0] ?? "") ?? findings;
          };
          return { request: compareAs("request"), response: compareAs("response") };
        });
    },
  };
};
