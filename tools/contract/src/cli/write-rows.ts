import { isObject } from "@gong-engagement/kit/is-object";

type Input = Readonly<Record<string, unknown>>;

/** Columns of an input: dots for what is in an object, JSON for lists. */
const flatten = (value: object, prefix = ""): readonly (readonly [column: string, cell: unknown])[] =>
  Object.entries(value).flatMap(([name, member]) =>
    isObject(member) && Object.keys(member).length > 0
      ? flatten(member, `${prefix}${name}.`)
      : [[`${prefix}${name}`, member] as const],
  );

const printCell = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  return `"${text.replaceAll('"', '""')}"`;
};

/** CSV of inputs that all have the same columns. */
export const toCsv = (inputs: readonly Input[]): string => {
  const rows = inputs.map((input) => flatten(input));
  const header = rows[0]?.map(([column]) => printCell(column)) ?? [];
  return [header, ...rows.map((row) => row.map(([, cell]) => printCell(cell)))]
    .map((row) => `${row.join(",")}\n`)
    .join("");
};

export const toNdjson = (inputs: readonly Input[]): string =>
  inputs.map((input) => `${JSON.stringify(input)}\n`).join("");
