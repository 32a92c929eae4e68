import {
  createIssue,
  createSchema,
  type Issue,
  judge,
  judgeMember,
  moveBelow,
  none,
  type Schema,
} from "./create-schema.ts";
import { isObject, isOwn } from "./json.ts";

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

const requireMember = (holder: object, name: string): readonly Issue[] =>
  isOwn(holder, name) ? none : moveBelow(holder, name, [createIssue(undefined, missing)]);

const join = (issues: readonly Issue[], found: readonly Issue[]): readonly Issue[] =>
  found.length === 0 ? issues : [...issues, ...found];

/** An object with such members. Nobody looks at what it inherits. */
export const object = ({ required = {}, optional = {}, patterns = [], rest, known = [] }: ObjectShape = {}): Schema => {
  const requiredNames = Object.keys(required);
  const members = Object.entries({ ...optional, ...required }).map(([name, schema]) => ({ name, schema }));
  const names = new Set([...members.map(({ name }) => name), ...known]);
  const expressions = patterns.map(([source, flags, schema]) => ({ expression: new RegExp(source, flags), schema }));

  const judgeOthers = (value: object, name: string): readonly Issue[] => {
    const matching = expressions.filter(({ expression }) => expression.test(name));
    if (matching.length > 0) return matching.flatMap(({ schema }) => judgeMember(schema, value, name));
    if (names.has(name) || rest === undefined) return none;
    if (rest !== false) return judgeMember(rest, value, name);
    return moveBelow(value, name, [createIssue(Reflect.get(value, name), "is not allowed here")]);
  };

  return createSchema("object", (value) => {
    if (!isObject(value)) return [createIssue(value, "must be an object")];
    let issues = none;
    for (const name of requiredNames) issues = join(issues, requireMember(value, name));
    for (const { name, schema } of members) {
      if (isOwn(value, name)) issues = join(issues, judgeMember(schema, value, name));
    }
    if (rest === undefined && patterns.length === 0) return issues;
    for (const name of Object.keys(value)) {
      if (isOwn(value, name)) issues = join(issues, judgeOthers(value, name));
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
  createSchema("object", (value) => (isObject(value) && isOwn(value, name) ? judge(schema, value) : []));

/** A schema of the names of an object's members. */
export const names = (schema: Schema): Schema =>
  createSchema("object", (value) =>
    isObject(value)
      ? Object.keys(value)
          .filter((name) => isOwn(value, name))
          .flatMap((name) => moveBelow(value, name, judge(schema, name)))
      : none,
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
