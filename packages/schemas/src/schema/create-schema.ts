import type { BaseIssue, GenericSchema } from "valibot";

/**
 * A schema of Valibot that gives back what it is given: it judges a value and changes nothing of it. It is a Standard Schema
 * as well (https://standardschema.dev).
 */
export type Schema<Value = unknown> = GenericSchema<Value>;

/** What is wrong with a value, and where. Its message never quotes the value. */
export type Issue = BaseIssue<unknown>;

/** Finds what is wrong with a value. */
type Judge = (value: unknown) => readonly Issue[];

/** A schema as this package makes it. Nothing is made of a value that is right: each call of an API may be checked. */
interface OwnSchema<Value> extends Schema<Value> {
  readonly judge: Judge;
}

type IssuePath = NonNullable<Issue["path"]>;

/** No issues. */
export const none: readonly Issue[] = [];

/** An issue without the values that it is about: the client shows such a message as it is. */
const toStandardIssue = ({ message, path }: Issue) => ({
  message,
  quotesInput: false,
  path: path?.map(({ key }) => ({ key: key as PropertyKey })),
});

/** Makes a schema of what finds the faults of a value. */
export const createSchema = <Value = unknown>(expects: string, judge: Judge): Schema<Value> => {
  const schema: OwnSchema<Value> = {
    kind: "schema",
    type: "custom",
    reference: createSchema,
    expects,
    async: false,
    judge,
    "~standard": {
      version: 1,
      vendor: "valibot",
      validate: (value) => {
        const issues = judge(value);
        return issues.length > 0 ? { issues: issues.map(toStandardIssue) } : { value: value as Value };
      },
    },
    "~run": ({ value }) => {
      const [first, ...others] = judge(value);
      return first ? { typed: false, value, issues: [first, ...others] } : { typed: true, value: value as Value };
    },
  };
  return schema;
};

/** What a schema of this package finds wrong with a value. */
export const judge = (schema: Schema, value: unknown): readonly Issue[] => (schema as OwnSchema<unknown>).judge(value);

/** What is wrong with a value as a whole. */
export const createIssue = (input: unknown, message: string): Issue => ({
  kind: "schema",
  type: "custom",
  input,
  expected: null,
  received: typeof input,
  message,
});

/** The same issues, with a path from the object or list that holds the value under a key. */
export const moveBelow = (holder: object, key: string | number, issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => {
    const value: unknown = Reflect.get(holder, key);
    const step: IssuePath[0] = { type: "unknown", origin: "value", input: holder, key, value };
    return { ...issue, path: [step, ...(issue.path ?? [])] };
  });

/** What a schema finds wrong with a member of an object or a list. */
export const judgeMember = (schema: Schema, holder: object, key: string | number): readonly Issue[] => {
  const issues = judge(schema, Reflect.get(holder, key));
  return issues.length > 0 ? moveBelow(holder, key, issues) : none;
};
