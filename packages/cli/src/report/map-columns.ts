import { UsageError } from "../errors.ts";
import type { OperationDescription } from "../operations/describe-operation.ts";
import { isNote } from "./read-rows.ts";

/** Field of a column, as a path; `undefined` for one that is left out. */
export type ColumnMap = (column: string) => readonly string[] | undefined;

const simplify = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const parseMaps = (maps: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    maps.map((text) => {
      const at = text.lastIndexOf("=");
      if (at < 1) throw new UsageError(`--map takes COLUMN=FIELD, or COLUMN= to leave a column out, not "${text}"`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );

/** What is wrong with a column that is not a field, and what to do. */
const explain = (column: string, field: string, { name, fields }: OperationDescription): string => {
  const near = fields.find((candidate) => simplify(candidate.name) === simplify(field));
  const remedy = near
    ? `Did you mean ${near.name}? --map "${column}=${near.name}"`
    : `--map "${column}=FIELD" names one, --map "${column}=" leaves the column out`;
  return `The column "${column}" is not a field of ${name}. ${remedy}`;
};

/**
 * Finds the field of each column: by `--map`, else by its name.
 *
 * @param columns - of CSV; in NDJSON each row has its own
 * @param idColumn - a column that may be no field of the operation
 * @throws UsageError if a column is not a field of the operation, or `--map` names what is not there.
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
    if (!path || operation.knows(path) || (column === idColumn && !mapped.has(column))) return undefined;
    return explain(column, path.join("."), operation);
  };
  for (const column of mapped.keys()) {
    if (columns && !columns.includes(column))
      throw new UsageError(`--map: the file has no column "${column}". It has ${columns.join(", ")}`);
  }
  if (columns && idColumn !== undefined && !columns.includes(idColumn)) {
    throw new UsageError(`--id: the file has no column "${idColumn}". It has ${columns.join(", ")}`);
  }
  const faults = (columns ?? []).map(faultOf).filter((fault) => fault !== undefined);
  if (faults.length > 0) {
    const fields = operation.fields.map(({ name, required }) => (required ? `${name} (required)` : name));
    throw new UsageError([...faults, `Fields of ${operation.name}: ${fields.join(", ")}`].join("\n"));
  }
  const fieldOf: ColumnMap = (column) => {
    const path = pathOf(column);
    return path && column === idColumn && !operation.knows(path) ? undefined : path;
  };
  return { fieldOf, faultOf };
};
