import { type JsonObject, parsePointer } from "@gong-engagement/generator/json";
import { referTo } from "@gong-engagement/generator/model/schemas/node";
import { type Comparison, getSchemas, getTarget, type JsonDocument } from "../document/comparison.ts";
import { type FlatSchema, flattenSchema, readSchema } from "../document/flatten-schema.ts";
import { isAnnotation } from "../document/keywords.ts";
import { compareDocumentation, compareKeywords, createLimitFact } from "./compare-keywords.ts";
import { compareStructure, isRestructured, pairChildren } from "./compare-structure.ts";
import {
  type Direction,
  type Fact,
  type Finding,
  isTypeFact,
  nameChange,
  type PlainFact,
  quote,
  type TypeFact,
} from "./fact.ts";

/** What was found in one component, or in what an operation holds itself. */
export interface SchemaFindings {
  readonly facts: Fact[];
  /** Keys of the components that are used, which have findings of their own. */
  readonly uses: Set<string>;
  /** Keys of those that an `allOf` extends. */
  readonly bases: Set<string>;
}

export const createFindings = (): SchemaFindings => ({ facts: [], uses: new Set(), bases: new Set() });

/** Two schemas, and where they are. */
interface Site extends Pick<TypeFact, "direction" | "before" | "after"> {
  readonly findings: SchemaFindings;
  /** What the schemas are about: a component, a path below it, the name of a parameter, or nothing for a body. */
  readonly subject: string;
  readonly depth: number;
}

interface FlatPair {
  readonly old: FlatSchema;
  readonly now: FlatSchema;
}

/** Schemas inside of others are compared down to this depth; only an endless `allOf` is deeper. */
const deepest = 50;

const hiddenBy: Record<Direction, string> = { request: "readOnly", response: "writeOnly" };

/** `Note.author[].name`, as a caller would write it. */
const printName = (subject: string): string => (subject === "" ? "the body" : quote(subject.replace(/^\./, "")));

/** What the compiler may decide about. */
const toChange = ({ direction, before, after, subject }: Site) => ({
  direction,
  before,
  after,
  name: printName(subject),
});

const addTypeFact = (site: Site, same: readonly PlainFact[]): void =>
  void site.findings.facts.push({ ...toChange(site), same });

/** Where schemas inside of others are. */
const stepInto = (site: Site, before: unknown, after: unknown, subject: string): Site => ({
  ...{ ...site, before, after, subject, depth: site.depth + 1 },
});

/** Compares schemas. A component is compared once for requests and once for responses. */
export const createSchemaComparer = ({ before, after, touched }: Comparison) => {
  const components = new Map<string, SchemaFindings>();

  const enter = (keys: Set<string>, direction: Direction, old: string, now: string): void => {
    if (old === now && !touched.has(parsePointer(old)[2] ?? "")) return;
    const key = [direction, old, now].join(" ");
    keys.add(key);
    if (components.has(key)) return;
    const entered = createFindings();
    components.set(key, entered);
    const schemas = { before: getTarget(before, old), after: getTarget(after, now) };
    walk({ findings: entered, direction, ...schemas, subject: now.split("/").at(-1) ?? now, depth: 0 });
  };

  const compareNode = (site: Site, old: JsonObject, now: JsonObject): void => {
    const change = toChange(site);
    site.findings.facts.push(...compareKeywords(change, old, now), ...compareDocumentation(old, now, change.name));
  };

  /** The component that a schema is, if nothing beside the reference limits it further. */
  const getPlainReference = (document: JsonDocument, schema: unknown): string | undefined => {
    const { $ref: reference, ...beside } = readSchema(document, schema);
    const isPlain = Object.keys(beside).every((key) => isAnnotation(key) && !key.endsWith("Only"));
    return isPlain && typeof reference === "string" ? reference : undefined;
  };

  /** Whether a reference that only one of the documents has is to a component that was renamed. */
  const isRenamed = (old: string, now: string): boolean =>
    getTarget(after, old) === undefined && getTarget(before, now) === undefined;

  const walk = (site: Site): void => {
    if (site.depth > deepest) return;
    const [reference, other] = [getPlainReference(before, site.before), getPlainReference(after, site.after)];
    const areReferences = reference !== undefined && other !== undefined;
    if (areReferences && (reference === other || isRenamed(reference, other))) {
      const [{ $ref: _old, ...beside }, { $ref: _now, ...besideNow }] = [
        readSchema(before, site.before),
        readSchema(after, site.after),
      ];
      compareNode(site, beside, besideNow);
      enter(site.findings.uses, site.direction, reference, other);
      return;
    }
    const flat = {
      old: flattenSchema(before, reference === undefined ? site.before : getTarget(before, reference), site.subject),
      now: flattenSchema(after, other === undefined ? site.after : getTarget(after, other), site.subject),
    };
    if (!areReferences) {
      walkFlat(site, flat);
      return;
    }
    // Another component in the place of the old one. If its type is the same, its limits decide.
    const inside = createFindings();
    walkFlat({ ...site, findings: inside }, flat);
    const limits = inside.facts.filter((fact): fact is PlainFact => !isTypeFact(fact) && /constraint/.test(fact.kind));
    addTypeFact(
      site,
      limits.length > 0 ? limits : [compareStructure(toChange(site), flat.old.keywords, flat.now.keywords)],
    );
  };

  const walkFlat = (site: Site, { old, now }: FlatPair): void => {
    for (const base of old.bases) {
      if (now.bases.has(base)) enter(site.findings.bases, site.direction, base, base);
    }
    if (isRestructured(old.keywords, now.keywords)) {
      addTypeFact(site, [compareStructure(toChange(site), old.keywords, now.keywords)]);
      const { enum: _old, const: _oldConst, ...limits } = old.keywords;
      const { enum: _now, const: _nowConst, ...nowLimits } = now.keywords;
      compareNode(site, limits, nowLimits);
      return;
    }
    compareNode(site, old.keywords, now.keywords);
    compareMembers(site, { old, now });
    for (const { path, ...child } of pairChildren(old.keywords, now.keywords))
      walk(stepInto(site, child.before, child.after, site.subject + path));
  };

  const compareMembers = (site: Site, { old, now }: FlatPair): void => {
    const { findings, direction } = site;
    const keyword = hiddenBy[direction];
    const readMember = (document: JsonDocument, { properties, required }: FlatSchema, name: string) => {
      const property = properties.get(name);
      const isShown = property !== undefined && flattenSchema(document, property.schema, "").keywords[keyword] !== true;
      const member = { required: required.has(name) };
      return { ...property, requiredBy: required.get(name), member: isShown ? member : undefined };
    };
    const names = [old, now].flatMap(({ properties, required }) => [...properties.keys(), ...required.keys()]);
    for (const name of new Set(names)) {
      const [was, is] = [readMember(before, old, name), readMember(after, now, name)];
      const owner = is.owner ?? was.owner ?? site.subject;
      if (was.member && is.member) walk(stepInto(site, was.schema, is.schema, `${owner}.${name}`));
      const [wasRequired, isRequired] = [old, now].map(({ required }) => required.has(name));
      if (was.owner === undefined && is.owner === undefined && wasRequired !== isRequired) {
        // No type shows that a property is required which no schema describes.
        const change = isRequired ? `has ${quote(name)} now` : `has lost ${quote(name)}`;
        const values = { keyword: "required", name: printName(site.subject), change };
        findings.facts.push(createLimitFact(direction, "constraint", isRequired ? "narrower" : "wider", values));
      }
      const change = nameChange(`${direction}.member`, was.member, is.member);
      if (change === undefined) continue;
      const place = was.member && is.member ? (is.requiredBy ?? was.requiredBy ?? owner) : owner;
      const values = { name: printName(`${place}.${name}`), keyword };
      const isHidden = !is.member && is.owner !== undefined;
      const isShown = change.endsWith("added") && was.owner !== undefined;
      findings.facts.push({ kind: isHidden ? "member.hidden" : isShown ? "member.shown" : change, values });
    }
  };

  return {
    /** Compares two schemas outside of components. */
    compare(findings: SchemaFindings, direction: Direction, old: unknown, now: unknown, subject: string): void {
      const schemas = { before: old, after: now };
      if (old !== undefined && now !== undefined) walk({ findings, direction, ...schemas, subject, depth: 0 });
    },
    /**
     * Everything that was found there, and in the components that are used, directly or through others. What an `allOf`
     * inherits is found where it is inherited; of the base itself, what its own type has lost.
     */
    collect({ facts, uses, bases }: SchemaFindings): Pick<Finding, "fact" | "isInherited">[] {
      const [used, inherited] = [new Set(uses), new Set(bases)];
      // A set can be walked through while it grows.
      for (const key of used) {
        for (const next of components.get(key)?.uses ?? []) used.add(next);
        for (const next of components.get(key)?.bases ?? []) inherited.add(next);
      }
      for (const key of inherited) {
        const { uses = [], bases = [] } = components.get(key) ?? {};
        for (const next of [...uses, ...bases]) inherited.add(next);
      }
      const list = (keys: Iterable<string>): Fact[] => [...keys].flatMap((key) => components.get(key)?.facts ?? []);
      return [
        ...[...facts, ...list(used)].map((fact) => ({ fact })),
        ...list([...inherited].filter((key) => !used.has(key))).map((fact) => ({ fact, isInherited: true })),
      ];
    },
    /** Compares the components that no operation uses, once all others are compared: each of them as both directions. */
    compareUnused(): Record<Direction, readonly Fact[]>[] {
      const used = new Set([...components.keys()].flatMap((key) => key.split(" ").slice(1)));
      return [...touched].flatMap((name) => {
        const reference = referTo(name);
        if (used.has(reference) || [before, after].some((document) => !Object.hasOwn(getSchemas(document), name)))
          return [];
        const compareAs = (direction: Direction): readonly Fact[] => {
          enter(new Set(), direction, reference, reference);
          return components.get([direction, reference, reference].join(" "))?.facts ?? [];
        };
        return [{ request: compareAs("request"), response: compareAs("response") }];
      });
    },
  };
};

export type SchemaComparer = ReturnType<typeof createSchemaComparer>;
