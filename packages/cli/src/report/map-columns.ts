import { UsageError } from "../errors.ts";
import type { OperationDescription } from "../operations/describe-operation.ts";
import { isNote } from "./read-rows.ts";

/** Field of a column, as a path; `undefined` for one that is left out. */
export type ColumnMap = (column: string) => readonly string[] | undefined;

const simplify = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const parseMaps = (maps: readonly string[]): ReadonlyMap<string, string> => {
  const mapped = new Map<string, string>();
  for (const text of maps) {
    const at = text.lastIndexOf("=");
    if (at < 1) throw new UsageError(`--map takes COLUMN=FIELD, or COLUMN= to leave a column out, not "${text}"`);
    const column = text.slice(0, at);
    if (mapped.has(column)) throw new UsageError(`--map names the column "${column}" twice`);
    mapped.set(column, text.slice(at + 1));
  }
  return mapped;
};

/** Two columns that lead to the same field, or one into the field of the other: one of them would be lost. */
export const findClash = (columns: readonly string[], fieldOf: ColumnMap): string | undefined => {
  const placed = columns
    .flatMap((column) => {
      const path = fieldOf(column);
      return path ? [{ column, field: path.join("."), key: `${path.join("\0")}\0` }] : [];
    })
    .sort((left, right) => Number(left.key > right.key) - Number(left.key < right.key));
  for (const [index, { column, field, key }] of placed.entries()) {
    const next = placed[index + 1];
    if (!next?.key.startsWith(key)) continue;
    // One that --map names is wanted.
    const other = column === field ? column : next.column;
    return `The columns "${column}" and "${next.column}" are both ${field}. --map "${other}=" leaves one out`;
  }
  return undefined;
};

/** What is wrong with a column that is not a field, and what to do. */
const explain = (column: string, field: string, { name, fields }: OperationDescription): string => {
  const near = fields.find((candidate) => simplify(candidate.name) === simplify(field));
  const remedy = near
    ? `Did you mean ${near.name}? --map "${column}=${near.name}"`
    : `--map "${column}=FIELD" names one, --map "${column}=" leaves the column out`;
  return `The column "${column}" is not a field of ${name}. ${remedy}`;
};

const listFields = ({ name, fields }: OperationDescription): string =>
  `Fields of ${name}: ${fields.map((field) => (field.required ? `${field.name} (required)` : field.name)).join(", ")}`;

/** The fields that each row needs, and that no column can give. */
const findMissing = (
  columns: readonly string[],
  fieldOf: ColumnMap,
  { fields }: OperationDescription,
): string | undefined => {
  const given = new Set(columns.map((column) => fieldOf(column)?.[0]).filter((name) => name !== undefined));
  const needed = new Set(fields.filter(({ required }) => required).map(({ name }) => name.split(".", 1)[0] ?? name));
  const [first, ...others] = [...needed].filter((name) => !given.has(name));
  if (given.size === 0 || first === undefined) return undefined;
  return `Each row needs ${[first, ...others].join(", ")}, and no column is that. --map "COLUMN=${first}" names one`;
};

/**
 * Finds the field of each column: by `--map`, else by its name.
 *
 * @param columns - of CSV; in NDJSON each row has its own
 * @param idColumn - a column that may be no field of the operation
 * @throws UsageError if a column is not a field of the operation, two are the same one, a required field has none, or `--map`
 * names what is not there.
 */
export const mapColumns = (
  operation: OperationDescription,
  maps: readonly string[],
  columns: readonly string[] | undefined,
  idColumn: string | undefined,
): { readonly fieldOf: ColumnMap; readonly faultOf: (column: string) => string | undefined } => {
  const mapped = parseMaps(maps);
  const pathOf = (column: string): readonly string[] | undefined => {
    const field = mapped.get(column) ?? column;
    return isNote(column) || field === "" ? undefined : field.split(".");
  };
  const faultOf = (column: string): string | undefined => {
    const path = pathOf(column);
    if (!path || (operation.knows(path) && !path.includes("")) || (column === idColumn && !mapped.has(column)))
      return undefined;
    return explain(column, path.join("."), operation);
  };
  for (const column of mapped.keys()) {
    if (columns && !columns.includes(column))
      throw new UsageError(`--map: the file has no column "${column}". It has ${columns.join(", ")}`);
  }
  if (columns && idColumn !== undefined && !columns.includes(idColumn)) {
    throw new UsageError(`--id: the file has no column "${idColumn}". It has ${columns.join(", ")}`);
  }
  const fieldOf: ColumnMap = (column) => {
    const path = pathOf(column);
    return path && column === idColumn && !operation.knows(path) ? undefined : path;
  };
  if (columns) {
    const wrong = columns.map(faultOf).filter((fault) => fault !== undefined);
    const whole = wrong.length > 0 ? [] : [findClash(columns, fieldOf), findMissing(columns, fieldOf, operation)];
    const faults = [...wrong, ...whole.filter((fault) => fault !== undefined)];
    if (faults.length > 0) throw new UsageError([...faults, listFields(operation)].join("\n"));
  }
  return { fieldOf, faultOf };
};
