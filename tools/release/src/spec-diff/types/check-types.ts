import type { Direction } from "../facts/fact.ts";
import { type AssignabilityCheck, checkAssignability } from "./check-assignability.ts";

/** A type before and after. Both are type expressions. */
export interface TypeCheck {
  readonly direction: Direction;
  readonly before: string;
  readonly after: string;
}

/** What the compiler says about the old type and the new one. */
export interface TypeVerdict {
  /** Why code for the old type does not compile with the new one, in the compiler's words; absent if it does. */
  readonly breaks?: string;
  /** Whether the types differ at all. */
  readonly differs: boolean;
}

/**
 * Helper types of the checks. An object without an optional member takes the place of one that has it, though code that
 * uses the member does not compile. So keys are compared as well: all that callers give must be known, and all that they
 * read must be there. An index signature takes any key.
 */
const helpers: readonly string[] = [
  "type Content<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;",
  "type Keys<T> = { [Key in keyof T]-?: unknown };",
  "type Given<T> = unknown extends T ? unknown : T extends readonly (infer Item)[] ? { items: Given<Item> } :",
  "  T extends object ? { known: (keys: Keys<T>) => void; closed: string extends keyof T ? boolean : true;",
  "    members: { [Key in keyof T]?: Given<T[Key]> } } : 'value';",
  "type Read<T> = unknown extends T ? unknown : T extends readonly (infer Item)[] ? { items: Read<Item> } :",
  "  T extends object ? { keys: Keys<T>; open: string extends keyof T ? true : boolean;",
  "    members: { [Key in keyof T]?: Read<T[Key]> } } : 'value';",
];

/** Whether the new type takes the place of the old one, and the old one that of the new: the values, then the keys. */
const toChecks = ({ direction, before, after }: TypeCheck): AssignabilityCheck[] => {
  const helper = direction === "request" ? "Given" : "Read";
  return [
    { from: before, to: after },
    { from: after, to: before },
    { from: `${helper}<${before}>`, to: `${helper}<${after}>` },
    { from: `${helper}<${after}>`, to: `${helper}<${before}>` },
  ];
};

const printKeys = (reason: string | undefined): string | undefined => {
  if (reason === undefined) return undefined;
  const [, name] = /Property '([^']+)' is missing/.exec(reason) ?? [];
  return name === undefined ? "A member is gone." : `The member '${name}' is gone.`;
};

/** Requests may take more than before, and responses may give less. */
const toVerdict = ({ direction }: TypeCheck, reasons: readonly (string | undefined)[]): TypeVerdict => {
  const [oldAsNew, newAsOld, oldKeys, newKeys] = reasons;
  const breaks = direction === "request" ? (oldAsNew ?? printKeys(oldKeys)) : (newAsOld ?? printKeys(newKeys));
  return { ...(breaks === undefined ? {} : { breaks }), differs: reasons.some((reason) => reason !== undefined) };
};

/**
 * Asks the compiler about all types at once.
 *
 * @param imports Statements that import the types.
 * @param folder Where the imports are found.
 * @returns A verdict for each check, in order.
 */
export const checkTypes = async (
  checks: readonly TypeCheck[],
  imports: readonly string[],
  folder: string,
): Promise<readonly TypeVerdict[]> => {
  const differing = checks.filter(({ before, after }) => before !== after);
  const reasons = await checkAssignability([...imports, ...helpers], differing.flatMap(toChecks), folder);
  const verdicts = new Map(
    differing.map((check, index) => [check, toVerdict(check, reasons.slice(4 * index, 4 * index + 4))]),
  );
  return checks.map((check) => verdicts.get(check) ?? { differs: false });
};
