import { createIssue, createSchema, type Issue, judge, judgeMember, moveBelow, type Schema } from "./create-schema.ts";
import { isObject, isOwn } from "./is-object.ts";

type Members = Readonly<Record<string, Schema>>;

/** What an object may hold. A member that is `undefined` is not there: JSON has no such value. */
export interface ObjectShape {
  readonly required?: Members;
  readonly optional?: Members;
  /** Schemas of the members whose name matches a regular expression. */
  readonly patterns?: readonly (readonly [source: string, flags: string, schema: Schema])[];
  /** Schema of all members that are not named otherwise; `false` if there must be no other. */
  readonly rest?: Schema | false;
  /** Names of members that others judge, and that are not of the rest. */
  readonly known?: readonly string[];
}

export const missing = "is required";

const requireMember = (holder: object, name: string): Issue[] =>
  isOwn(holder, name) ? [] : moveBelow(holder, name, [createIssue(undefined, missing)]);

/** An object with such members. Nobody looks at what it inherits. */
export const object = ({ required = {}, optional = {}, patterns = [], rest, known = [] }: ObjectShape = {}): Schema => {
  const members = new Map([...Object.entries(optional), ...Object.entries(required)]);
  const names = new Set([...members.keys(), ...known]);
  const expressions = patterns.map(([source, flags, schema]) => ({ expression: new RegExp(source, flags), schema }));
  return createSchema("object", (value, settings) => {
    if (!isObject(value)) return [createIssue(value, "must be an object")];
    const issues = Object.keys(required).flatMap((name) => requireMember(value, name));
    for (const [name, member] of members) {
      if (isOwn(value, name)) issues.push(...judgeMember(member, value, name, settings));
    }
    if (rest === undefined && patterns.length === 0) return issues;
    for (const name of Object.keys(value).filter((key) => isOwn(value, key))) {
      const matching = expressions.filter(({ expression }) => expression.test(name));
      for (const { schema } of matching) issues.push(...judgeMember(schema, value, name, settings));
      if (names.has(name) || matching.length > 0 || rest === undefined) continue;
      if (rest !== false) issues.push(...judgeMember(rest, value, name, settings));
      else issues.push(...moveBelow(value, name, [createIssue(Reflect.get(value, name), "is not allowed here")]));
    }
    return issues;
  });
};

/** What must be there: all of the time, or with another member. */
export const requires = (names: readonly string[], beside?: string): Schema =>
  createSchema("object", (value) =>
    isObject(value) && (beside === undefined || isOwn(value, beside))
      ? names.flatMap((name) => requireMember(value, name))
      : [],
  );

/** A schema that an object with some member has to fit. */
export const beside = (name: string, schema: Schema): Schema =>
  createSchema("object", (value, settings) =>
    isObject(value) && isOwn(value, name) ? judge(schema, value, settings) : [],
  );

/** A schema of the names of an object's members. */
export const names = (schema: Schema): Schema =>
  createSchema("object", (value, settings) =>
    isObject(value) ? Object.keys(value).flatMap((name) => moveBelow(value, name, judge(schema, name, settings))) : [],
  );

/** How many members an object has. */
export const size = (minimum: number, maximum?: number): Schema =>
  createSchema("object", (value) => {
    if (!isObject(value)) return [];
    const count = Object.keys(value).filter((name) => isOwn(value, name)).length;
    if (count < minimum) return [createIssue(value, `must have ${minimum} members or more`)];
    if (maximum === undefined || count <= maximum) return [];
    return [createIssue(value, `must have ${maximum} members or fewer`)];
  });
