import { createIssue, createSchema, type Issue, judge, none, type Schema } from "./create-schema.ts";
import { isObject, isOwn } from "./json.ts";
import { missing, type ObjectShape, object } from "./object.ts";

/** The body whose properties are members of the input. */
export interface FlatBody {
  readonly schema: Schema;
  /** Whether a body is sent though nothing of it is given. */
  readonly required: boolean;
  /** Names in the input of properties whose own name a parameter has. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const unrenamed: NonNullable<FlatBody["renamed"]> = {};

/** Names of the body's properties in the input. */
const rename = (issue: Issue, renamed: Readonly<Record<string, string>>): Issue => {
  const [first, ...rest] = issue.path ?? [];
  const key = typeof first?.key === "string" && Object.hasOwn(renamed, first.key) ? renamed[first.key] : undefined;
  return first && key !== undefined ? { ...issue, path: [{ ...first, type: "unknown", key }, ...rest] } : issue;
};

const pickBody = (input: object, parameters: ReadonlySet<string>, renamed: Readonly<Record<string, string>>) => {
  const inputNames = new Set(Object.values(renamed));
  const isBody = ([name, value]: readonly [string, unknown]) =>
    value !== undefined && !parameters.has(name) && !inputNames.has(name);
  const members = Object.entries(renamed)
    .filter(([, inputName]) => isOwn(input, inputName))
    .map(([name, inputName]) => [name, Reflect.get(input, inputName)] as const);
  return Object.fromEntries([...Object.entries(input).filter(isBody), ...members]);
};

/**
 * The flat input of an operation: parameters, a body under a name, and the properties of one that is flat.
 *
 * @param filledIn - the member that the client fills in if the caller does not, and what holds it
 */
export const input = (members: ObjectShape, body?: FlatBody, filledIn: readonly string[] = []): Schema => {
  const parameters = object(members);
  const names = new Set([...Object.keys(members.required ?? {}), ...Object.keys(members.optional ?? {})]);
  const isLeftToClient = ({ message, path }: Issue): boolean =>
    message === missing && path?.length === filledIn.length && path.every(({ key }, index) => key === filledIn[index]);

  const judgeBody = (given: object, { schema, required, renamed = unrenamed }: FlatBody): readonly Issue[] => {
    const isWhole = names.size === 0 && renamed === unrenamed;
    const content = isWhole ? given : pickBody(given, names, renamed);
    if (!required && Object.values(content).every((member) => member === undefined)) return none;
    const issues = judge(schema, content);
    return isWhole ? issues : issues.map((issue) => rename(issue, renamed));
  };

  return createSchema("input", (value) => {
    const given = value === undefined ? {} : value;
    if (!isObject(given)) return [createIssue(value, "must be an object")];
    const issues = body ? judgeBody(given, body) : none;
    if (names.size === 0 && filledIn.length === 0) return issues;
    return [...judge(parameters, given), ...issues].filter((issue) => !isLeftToClient(issue));
  });
};
