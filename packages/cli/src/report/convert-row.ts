import type { StandardSchema } from "@gong-engagement/sdk";
import { isNode } from "../operations/read-document.ts";
import { type ColumnMap, findClash } from "./map-columns.ts";
import { holdsDigits, parseJson } from "./parse-json.ts";
import type { Row } from "./read-rows.ts";

/** What is wrong with a row. */
export interface Problem {
  /** The field, or the column; empty if it is the whole row. */
  readonly field: string;
  readonly problem: string;
}

export interface Converted {
  readonly input: object;
  readonly problems: readonly Problem[];
}

interface Issue {
  readonly message: string;
  readonly path: readonly string[];
}

/** A cell that is to get into the input. */
interface Cell {
  readonly column: string;
  readonly path: readonly string[];
  readonly text: string;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const tryJson = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
};

const splitList = (text: string): string[] => text.split(";").map((item) => item.trim());

const toNumber = (text: string): number | undefined => {
  const digits = text.trim();
  return number.test(digits) && holdsDigits(digits) && Number.isFinite(Number(digits)) ? Number(digits) : undefined;
};

const toBoolean = (text: string): boolean | undefined => {
  const lower = text.trim().toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
};

/** What a text may stand for, the likeliest first. The schema decides. */
const readings: readonly ((text: string) => unknown)[] = [
  (text) => text,
  toNumber,
  toBoolean,
  (text) => (/^\s*[[{]/.test(text) ? tryJson(text) : undefined),
  splitList,
  (text) => {
    const numbers = splitList(text).map(toNumber);
    return numbers.includes(undefined) ? undefined : numbers;
  },
];

type IsList = (path: readonly string[]) => boolean;

/** Names of the prototype are names like others. */
const define = (holder: object, name: string, value: unknown): void => {
  Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
};

/** Puts a value into the input, and makes the objects and lists on the way. */
const put = (root: object, path: readonly string[], value: unknown, isList: IsList): void => {
  let holder = root;
  for (const [index, name] of path.slice(0, -1).entries()) {
    const known: unknown = Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
    const next: object = typeof known === "object" && known ? known : isList(path.slice(0, index + 1)) ? [] : {};
    if (next !== known) define(holder, name, next);
    holder = next;
  }
  define(holder, path.at(-1) ?? "", value);
};

const toIssues = async (schema: StandardSchema, input: object): Promise<readonly Issue[]> => {
  const result = await schema["~standard"].validate(input);
  return (result.issues ?? []).map(({ message, path = [] }) => ({
    message,
    path: path.map((part) => String(typeof part === "object" ? part.key : part)),
  }));
};

const depthOf = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length));

const startsWith = (path: readonly string[], prefix: readonly string[]): boolean =>
  prefix.every((name, index) => path[index] === name);

/** Holes of a list come from columns whose cells are empty. */
const closeLists = (value: unknown): unknown => {
  if (Array.isArray(value)) return Object.values(value).map(closeLists);
  if (!isNode(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, closeLists(member)]));
};

export interface ConverterOptions {
  readonly schema: StandardSchema;
  readonly fieldOf: ColumnMap;
  /** What is wrong with a column, if anything is. */
  readonly faultOf: (column: string) => string | undefined;
  readonly isList: IsList;
  /** Whether values have types already, as in JSON. In CSV all are text. */
  readonly isTyped: boolean;
}

/** Makes the inputs of an operation of the rows of a file. */
export const createConverter = (options: ConverterOptions): ((row: Row) => Promise<Converted>) => {
  const { schema, fieldOf, faultOf, isList, isTyped } = options;
  const build = (cells: readonly Cell[], indexOf: (cell: Cell) => number): Record<string, unknown> => {
    const input = {};
    for (const cell of cells) put(input, cell.path, readings[indexOf(cell)]?.(cell.text) ?? cell.text, isList);
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, closeLists(value)]));
  };

  const convertCells = async (cells: readonly Cell[]): Promise<{ input: object; issues: readonly Issue[] }> => {
    const chosen = new Map<Cell, number>();
    const indexOf = (cell: Cell): number => chosen.get(cell) ?? 0;
    let input = build(cells, indexOf);
    let issues = await toIssues(schema, input);
    for (const cell of issues.length > 0 ? cells : []) {
      const concerns = ({ path }: Issue): boolean => startsWith(path, cell.path);
      if (!issues.some(concerns)) continue;
      let deepest = issues.filter(concerns);
      for (const [index, read] of readings.entries()) {
        if (index === 0 || read(cell.text) === undefined) continue;
        chosen.set(cell, index);
        const found = (await toIssues(schema, build(cells, indexOf))).filter(concerns);
        // The reading of the right type comes further into the value.
        if (found.length === 0 || depthOf(found) > depthOf(deepest)) deepest = found;
        if (found.length === 0) break;
        chosen.delete(cell);
      }
      input = build(cells, indexOf);
      issues = [...issues.filter((issue) => !concerns(issue)), ...deepest];
    }
    return { input, issues };
  };

  const toProblems = (issues: readonly Issue[]): readonly Problem[] =>
    issues.map(({ path, message }) => ({ field: path.join("."), problem: message }));

  return async ({ cells, fault }) => {
    if (fault !== undefined) return { input: {}, problems: [{ field: "", problem: fault }] };
    const faults: Problem[] = [];
    const texts: Cell[] = [];
    const values = {};
    const clash = isTyped
      ? findClash(
          cells.map(([column]) => column),
          fieldOf,
        )
      : undefined;
    if (clash !== undefined) faults.push({ field: "", problem: clash });
    for (const [column, value] of cells) {
      const columnFault = faultOf(column);
      if (column === "" && value !== "") faults.push({ field: "", problem: "has a value in a column without a name" });
      if (columnFault !== undefined) faults.push({ field: column, problem: columnFault });
      const path = fieldOf(column);
      if (!path || columnFault !== undefined) continue;
      if (isTyped) put(values, path, value, isList);
      if (isTyped || value === "") continue;
      if (String(value).includes("\uFFFD"))
        faults.push({ field: column, problem: "is not in UTF-8: save the file as UTF-8" });
      texts.push({ column, path, text: String(value) });
    }
    const { input, issues } = isTyped
      ? { input: values, issues: await toIssues(schema, values) }
      : await convertCells(texts);
    return { input, problems: [...faults, ...toProblems(issues)] };
  };
};
