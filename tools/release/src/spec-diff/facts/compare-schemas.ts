import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import { isJsonObject } from "@gong-engagement/generator/json";
import { parsePointer } from "@gong-engagement/generator/json-path";
import { referTo } from "@gong-engagement/generator/model/schemas/node";
import { isSame } from "../document/canonical.ts";
import {
  type Comparison,
  getReference,
  getSchemas,
  getTarget,
  type JsonDocument,
  toList,
} from "../document/comparison.ts";
import { type FlatSchema, flattenSchema, readSchema } from "../document/flatten-schema.ts";
import { compareTypes, isAnnotation } from "../document/keywords.ts";
import { compareDocumentation, compareKeywords, createConstraintFact, printChange } from "./compare-keywords.ts";
import { type Direction, type Fact, isTypeFact, nameChange, type PlainFact, quote, type TypeFact } from "./fact.ts";

/** What was found in one component, or in what an operation holds itself. */
export interface SchemaFindings {
  readonly facts: Fact[];
  /** Keys of the components that are used, which have findings of their own. */
  readonly uses: Set<string>;
}

/** Where two schemas are compared. */
interface Site {
  readonly findings: SchemaFindings;
  readonly direction: Direction;
  /** What the schemas are about: a component, a path below it, the name of a parameter, or nothing for a body. */
  readonly subject: string;
  readonly depth: number;
}

/** The two schemas there. */
interface Place extends Site {
  readonly schemas: Omit<TypeFact, "same">;
}

interface FlatPair {
  readonly old: FlatSchema;
  readonly now: FlatSchema;
}

/** Schemas inside of others are compared down to this depth; only an endless `allOf` is deeper. */
const deepest = 50;

const choiceKeywords = ["anyOf", "oneOf", "prefixItems"] as const;

const hiddenBy: Record<Direction, string> = { request: "readOnly", response: "writeOnly" };

/** `Note.author[].name`, as a caller would write it. */
const printName = (subject: string): string => (subject === "" ? "the body" : quote(subject.replace(/^\./, "")));

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

const isRestructured = ({ old: { keywords: old }, now: { keywords: now } }: FlatPair): boolean =>
  !isSame(old.type, now.type) ||
  !isSame(old.discriminator, now.discriminator) ||
  (old.items === undefined) !== (now.items === undefined) ||
  choiceKeywords.some((keyword) => toList(old[keyword]).length !== toList(now[keyword]).length);

/** What to say of schemas of another structure that have the same type. */
const compareStructure = (direction: Direction, { old, now }: FlatPair, name: string): PlainFact => {
  const [types, others] = [toList(old.keywords.type), toList(now.keywords.type)];
  if (types.length > 0 && others.length > 0 && !isSame(old.keywords.type, now.keywords.type)) {
    const change = printChange(types.join(" or "), others.join(" or "));
    return createConstraintFact(direction, compareTypes(types.map(String), others.map(String)), {
      keyword: "type",
      name,
      change,
    });
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const [count, next] = [toList(old.keywords[keyword]).length, toList(now.keywords[keyword]).length];
    if (count === next) continue;
    const effect = next > count ? "wider" : "narrower";
    return createConstraintFact(direction, effect, { keyword, name, change: "has changed" });
  }
  return { kind: "reworded", values: { name } };
};

/** Compares schemas. A component is compared once for requests and once for responses. */
export const createSchemaComparer = ({ before, after, touched }: Comparison) => {
  const components = new Map<string, SchemaFindings>();

  const enter = ({ findings, direction }: Site, old: string, now: string): void => {
    if (old === now && !touched.has(parsePointer(old)[2] ?? "")) return;
    const key = [direction, old, now].join(" ");
    findings.uses.add(key);
    if (components.has(key)) return;
    const entered: SchemaFindings = { facts: [], uses: new Set() };
    components.set(key, entered);
    const subject = now.split("/").at(-1) ?? now;
    walk({ findings: entered, direction, subject, depth: 0 }, getTarget(before, old), getTarget(after, now));
  };

  const compareNode = ({ findings, schemas }: Place, old: JsonObject, now: JsonObject): void => {
    const documentation = compareDocumentation(old, now, schemas.name);
    findings.facts.push(...compareKeywords(schemas, old, now), ...documentation);
  };

  /** The component that a schema is, if nothing beside the reference limits it further. */
  const getPlainReference = (document: JsonDocument, schema: unknown): string | undefined => {
    const { $ref: _, ...beside } = readSchema(document, schema);
    const isPlain = Object.keys(beside).every((key) => isAnnotation(key) && !key.endsWith("Only"));
    return isPlain ? getReference(schema) : undefined;
  };

  const walk = (site: Site, old: unknown, now: unknown): void => {
    if (site.depth > deepest) return;
    const { direction, subject } = site;
    const place = { ...site, schemas: { direction, before: old, after: now, name: printName(subject) } };
    const [reference, other] = [getPlainReference(before, old), getPlainReference(after, now)];
    // A reference that only one of the documents has is to a component that was renamed.
    const isRenamed = (from: string, to: string) =>
      getTarget(after, from) === undefined && getTarget(before, to) === undefined;
    if (reference !== undefined && other !== undefined && (reference === other || isRenamed(reference, other))) {
      const { $ref: _old, ...beside } = readSchema(before, old);
      const { $ref: _now, ...besideNow } = readSchema(after, now);
      compareNode(place, beside, besideNow);
      enter(place, reference, other);
      return;
    }
    const flat = {
      old: flattenSchema(before, reference === undefined ? old : getTarget(before, reference), subject),
      now: flattenSchema(after, other === undefined ? now : getTarget(after, other), subject),
    };
    if (reference !== undefined && other !== undefined) replace(place, flat);
    else walkFlat(place, flat);
  };

  /** Another component in the place of the old one. If its type is the same, its limits decide. */
  const replace = (place: Place, flat: FlatPair): void => {
    const inside: SchemaFindings = { facts: [], uses: new Set() };
    walkFlat({ ...place, findings: inside }, flat);
    const limits = inside.facts.filter((fact): fact is PlainFact => !isTypeFact(fact) && /constraint/.test(fact.kind));
    const same = limits.length > 0 ? limits : [compareStructure(place.direction, flat, place.schemas.name)];
    place.findings.facts.push({ ...place.schemas, same });
  };

  const walkFlat = (place: Place, flat: FlatPair): void => {
    const { findings, direction, subject, depth, schemas } = place;
    const { old, now } = flat;
    for (const base of old.bases) if (now.bases.has(base)) enter(place, base, base);
    if (isRestructured(flat)) {
      findings.facts.push({ ...schemas, same: [compareStructure(direction, flat, schemas.name)] });
      const { enum: _old, const: _oldConst, ...limits } = old.keywords;
      const { enum: _now, const: _nowConst, ...nowLimits } = now.keywords;
      compareNode(place, limits, nowLimits);
      return;
    }
    compareNode(place, old.keywords, now.keywords);
    compareMembers(place, flat);
    const next = (member: JsonValue, other: JsonValue, step: string): void =>
      walk({ findings, direction, subject: subject + step, depth: depth + 1 }, member, other);
    const [items, itemsNow] = [old.keywords.items, now.keywords.items];
    if (items !== undefined && itemsNow !== undefined) next(items, itemsNow, "[]");
    const [members, membersNow] = [old.keywords.additionalProperties, now.keywords.additionalProperties];
    if (isJsonObject(members) && isJsonObject(membersNow)) next(members, membersNow, "[key]");
    for (const keyword of choiceKeywords) {
      for (const [member, other] of pairMembers(toList(old.keywords[keyword]), toList(now.keywords[keyword]))) {
        next(member, other, "");
      }
    }
  };

  const compareMembers = (site: Site, { old, now }: FlatPair): void => {
    const { findings, direction, subject, depth } = site;
    const keyword = hiddenBy[direction];
    const isShown = (document: JsonDocument, schema: unknown): boolean =>
      schema !== undefined && flattenSchema(document, schema, "").keywords[keyword] !== true;
    const names = [old, now].flatMap(({ properties, required }) => [...properties.keys(), ...required.keys()]);
    for (const name of new Set(names)) {
      const [property, other] = [old.properties.get(name), now.properties.get(name)];
      const [wasRequired, isRequired] = [old.required.get(name), now.required.get(name)];
      const wasThere = isShown(before, property?.schema) ? { required: wasRequired !== undefined } : undefined;
      const isThere = isShown(after, other?.schema) ? { required: isRequired !== undefined } : undefined;
      const owner = (other ?? property)?.owner ?? subject;
      const change = wasThere || isThere ? nameChange(direction, wasThere, isThere) : undefined;
      if (change !== undefined) {
        const kind: PlainFact["kind"] =
          change === "removed" && other
            ? "member.hidden"
            : change === "added" && property
              ? "member.shown"
              : change === "addedRequired"
                ? "request.member.addedRequired"
                : `${direction}.member.${change}`;
        const place = wasThere && isThere ? (isRequired ?? wasRequired ?? owner) : owner;
        findings.facts.push({ kind, values: { name: printName(`${place}.${name}`), keyword } });
      }
      if (wasThere && isThere)
        walk({ ...site, subject: `${owner}.${name}`, depth: depth + 1 }, property?.schema, other?.schema);
      else if (!property && !other && (wasRequired === undefined) !== (isRequired === undefined)) {
        // No type shows that a property is required which no schema describes.
        const effect = isRequired === undefined ? "wider" : "narrower";
        const text = isRequired === undefined ? `has lost \`${name}\`` : `has \`${name}\` now`;
        findings.facts.push(
          createConstraintFact(direction, effect, { keyword: "required", name: printName(subject), change: text }),
        );
      }
    }
  };

  return {
    /** Compares two schemas outside of components. */
    compare(findings: SchemaFindings, direction: Direction, old: unknown, now: unknown, subject: string): void {
      if (old !== undefined && now !== undefined) walk({ findings, direction, subject, depth: 0 }, old, now);
    },
    /** Everything that was found there, and in the components that are used, directly or through others. */
    collect(findings: SchemaFindings): Fact[] {
      const keys = new Set(findings.uses);
      // A set can be walked through while it grows.
      for (const key of keys) for (const next of components.get(key)?.uses ?? []) keys.add(next);
      return [...findings.facts, ...[...keys].flatMap((key) => components.get(key)?.facts ?? [])];
    },
    /** Compares the components that no operation uses, once all others are compared: each of them as both directions. */
    compareUnused(): Record<Direction, readonly Fact[]>[] {
      const used = new Set([...components.keys()].flatMap((key) => key.split(" ").slice(1)));
      return [...touched].flatMap((name) => {
        const reference = referTo(name);
        if (used.has(reference) || [before, after].some((document) => !Object.hasOwn(getSchemas(document), name)))
          return [];
        const compareAs = (direction: Direction): readonly Fact[] => {
          enter({ findings: { facts: [], uses: new Set() }, direction, subject: name, depth: 0 }, reference, reference);
          return components.get([direction, reference, reference].join(" "))?.facts ?? [];
        };
        return [{ request: compareAs("request"), response: compareAs("response") }];
      });
    },
  };
};

export type SchemaComparer = ReturnType<typeof createSchemaComparer>;
