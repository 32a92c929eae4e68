import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listDiagnostics } from "@gong-engagement/kit/run-tsc";
import type { Direction } from "../facts/fact.ts";

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
  /** Whether the types differ at all, as far as the compiler can tell. */
  readonly differs: boolean;
}

const configuration = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022", "DOM"],
    module: "ESNext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    types: [],
    strict: true,
    // Optional members of inputs may be undefined. That a component is an input somewhere changes no other part.
    exactOptionalPropertyTypes: false,
    skipLibCheck: true,
    noEmit: true,
  },
  files: ["checks.ts"],
};

/** Milliseconds. The types of the largest known documents take one minute. */
const timeout = 15 * 60_000;

type Reason = string | null | undefined;

/** The compiler gives up on types that are too deep or too large. That does not answer the question. */
const isNoAnswer = (diagnostic: string): boolean =>
  /Excessive stack depth|excessively deep|too complex to represent/.test(diagnostic);

/**
 * Asks the compiler at once whether values of one type can be used as values of another.
 *
 * @param header Imports and helper types that the checks use, one statement a line.
 * @param folder Where the imports are found; gets the files of the checks.
 * @returns For each check the compiler's reason against it, `undefined` if it holds, or `null` if the compiler cannot tell.
 */
export const checkAssignability = async (
  header: readonly string[],
  checks: readonly { readonly from: string; readonly to: string }[],
  folder: string,
): Promise<Reason[]> => {
  if (checks.length === 0) return [];
  const lines = checks.map(({ from, to }, index) => `export const check${index} = (value: ${from}): ${to} => value;`);
  await writeFile(join(folder, "checks.ts"), [...header, ...lines, ""].join("\n"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  const reasons: Reason[] = checks.map(() => undefined);
  for (const diagnostic of (await listDiagnostics(["--pretty", "false"], { cwd: folder, timeout })).split(/\n(?! )/)) {
    const line = /^checks\.ts\((\d+),/.exec(diagnostic)?.[1];
    if (line === undefined) continue;
    const index = Number(line) - header.length - 1;
    const isAnswer = !isNoAnswer(diagnostic);
    if (index < 0 && isAnswer) throw new Error(`The generated types do not compile: ${diagnostic.trimEnd()}`);
    // The last line names the member that is at fault.
    const reason = (diagnostic.trimEnd().split("\n").at(-1) ?? "").replace(/^.*?error TS\d+: /, "").trim();
    if (index >= 0) reasons[index] ??= isAnswer ? reason : null;
  }
  return reasons;
};

/** Keys are compared down to this depth. */
const deepest = 10;

/** Each level has a type of its own: of a type within itself the compiler compares three levels. */
const printShape = (name: string, level: number, keys: string): string =>
  [
    `type ${name}${level}<T> = unknown extends T ? unknown`,
    `T extends readonly (infer Item)[] ? { items: ${name}${level + 1}<Item> }`,
    `T extends object ? { ${keys}; members: { [Key in keyof T]?: ${name}${level + 1}<T[Key]> } }`,
    "'value';",
  ].join(" : ");

/**
 * Helper types of the checks. An object without an optional member takes the place of one that has it, though code that
 * uses the member does not compile. So keys are compared as well: all that callers give must be known, and all that they
 * read must be there. An index signature takes any key.
 */
const helpers: readonly string[] = [
  "type Keys<T> = { [Key in keyof T]-?: unknown };",
  ...Array.from({ length: deepest }, (_, level) => [
    printShape("Given", level, "known: (keys: Keys<T>) => void; closed: string extends keyof T ? boolean : true"),
    printShape("Read", level, "keys: Keys<T>; open: string extends keyof T ? true : boolean"),
  ]).flat(),
  `type Given${deepest}<T> = unknown;`,
  `type Read${deepest}<T> = unknown;`,
];

/** Whether the new type takes the place of the old one, and the old one that of the new: the values, then the keys. */
const toChecks = ({ direction, before, after }: TypeCheck) => {
  const helper = direction === "request" ? "Given0" : "Read0";
  const [oldKeys, keys] = [`${helper}<${before}>`, `${helper}<${after}>`];
  const pairs = [
    [before, after],
    [after, before],
    [oldKeys, keys],
    [keys, oldKeys],
  ] as const;
  return pairs.map(([from, to]) => ({ from, to }));
};

/** Requests may take more than before, and responses may give less. */
const toVerdict = ({ direction }: TypeCheck, reasons: readonly Reason[]): TypeVerdict => {
  const [values, keys] = direction === "request" ? [reasons[0], reasons[2]] : [reasons[1], reasons[3]];
  const [, name] = /Property '([^']+)' is missing/.exec(keys ?? "") ?? [];
  const breaks = values ?? (keys && (name === undefined ? "A member is gone." : `The member '${name}' is gone.`));
  if (breaks) return { breaks, differs: true };
  return { differs: reasons.some(Boolean) };
};

/**
 * Asks the compiler about all types at once.
 *
 * @param imports Statements that import the types.
 * @param folder Where the imports are found.
 */
export const checkTypes = async <Check extends TypeCheck>(
  checks: readonly Check[],
  imports: readonly string[],
  folder: string,
): Promise<readonly (readonly [Check, TypeVerdict])[]> => {
  const reasons = await checkAssignability([...imports, ...helpers], checks.flatMap(toChecks), folder);
  return checks.map((check, index) => [check, toVerdict(check, reasons.slice(4 * index, 4 * index + 4))]);
};
