import { statSync } from "node:fs";
import type { NewEvent, Outbox, StoredEvent } from "@gong-engagement/outbox";
import { isGongInputError } from "@gong-engagement/sdk";
import { messageOf, UsageError } from "../errors.ts";
import { findOperation, isNewEvent } from "../operations/find-operation.ts";
import { inScope, type Scope } from "../scope.ts";
import type { Drained } from "../store/drain-outbox.ts";
import { drainOutbox } from "../store/drain-outbox.ts";
import { checkCredentials, openSession, type SendOptions } from "../store/open-session.ts";
import { labelOf } from "../store/open-storage.ts";
import { clean } from "../terminal/output.ts";
import { createProgressLine } from "../terminal/progress-line.ts";
import { type Converted, createConverter } from "./convert-row.ts";
import { mapColumns } from "./map-columns.ts";
import { type Format, openRowFile, type Row, readRows } from "./read-rows.ts";
import { createRowId } from "./row-id.ts";
import { spoolInput } from "./spool-input.ts";
import { createRowList, type RowList } from "./wrong-rows.ts";

export interface ReportOptions extends SendOptions {
  readonly operation: string;
  /** `-` is standard input. */
  readonly file: string;
  readonly format?: Format | undefined;
  readonly map: readonly string[];
  /** Column that tells rows apart which are the same otherwise. */
  readonly id?: string | undefined;
  readonly store?: string | undefined;
  readonly wrong?: string | undefined;
  /** Nothing is sent if a row is wrong. */
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** Rows from the beginning of the file. */
  readonly limit?: number | undefined;
}

/** A row that did not end as delivered. */
export interface UnsettledRow {
  readonly line: number;
  readonly id: string;
  readonly state: string;
  readonly reason: string;
}

export interface ReportResult {
  readonly operation: string;
  readonly store: string;
  /** Rows that were read, and how many of them fit the schema. */
  readonly rows: { readonly read: number; readonly right: number; readonly wrong: number };
  /** Rows that were put into the outbox now, and those that it had already. */
  readonly enqueued?: { readonly new: number; readonly known: number };
  readonly wrongRows?: string;
  readonly inDoubtRows?: string;
  /** What the first right row is sent as. */
  readonly sample?: object;
  readonly drained?: Drained;
  /** The first of the rows that were refused, or are in doubt. */
  readonly unsettled: readonly UnsettledRow[];
  readonly refused: number;
  readonly dead: number;
}

/** Rows that are put into the outbox at once. */
const batchSize = 500;

/** Unsettled rows that are told one by one. */
const mostTold = 10;

interface RightRow {
  readonly row: Row;
  readonly id: string;
  readonly event: NewEvent;
}

const describeState = ({ reason, attempts }: StoredEvent): string => {
  const { status, error } = attempts.at(-1) ?? {};
  const said = clean(String(error ?? status ?? ""));
  return reason === undefined || said.includes(reason) ? said : [reason, said].filter(Boolean).join(": ");
};

/** Reasons of refused events that somebody has looked at. */
const settledByHand = ["discarded", "purged", "replaced"];

/** Whether somebody has to look at an event. */
const needsSomebody = ({ state, reason = "" }: StoredEvent): boolean =>
  state === "dead" || (state === "refused" && !settledByHand.includes(reason));

/** Puts rows in; one by one if one of them cannot be sent, to find it. Returns how many are new, and how many cannot be sent. */
const enqueueRows = async (
  outbox: Outbox,
  rows: readonly RightRow[],
  wrong: RowList,
): Promise<{ readonly added: number; readonly unsendable: number }> => {
  const put = async (some: readonly RightRow[]): Promise<number> =>
    (await outbox.enqueueMany(some.map(({ event }) => event))).filter(({ isNew }) => isNew).length;
  try {
    return { added: await put(rows), unsendable: 0 };
  } catch (error) {
    if (!isGongInputError(error)) throw error;
  }
  let added = 0;
  let unsendable = 0;
  for (const row of rows) {
    try {
      added += await put([row]);
    } catch (error) {
      if (!isGongInputError(error)) throw error;
      unsendable++;
      await wrong.add(row.row, [{ field: "", problem: messageOf(error) }]);
    }
  }
  return { added, unsendable };
};

/** Whether two paths lead to one file that is there. */
const isSameFile = (left: string, right: string): boolean => {
  const [one, other] = [left, right].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
};

/** Whether rows come only once, as from standard input, `<(command)` and named pipes. */
const isPipe = (file: string): boolean => {
  const stats = file === "-" ? undefined : statSync(file, { throwIfNoEntry: false });
  return file === "-" || stats?.isFIFO() === true || stats?.isCharacterDevice() === true || stats?.isSocket() === true;
};

/** Reports the rows of a file. Nothing is sent before all of them were checked. */
const reportRows = async (scope: Scope, options: ReportOptions): Promise<ReportResult> => {
  const { file, dryRun, strict, limit = Number.POSITIVE_INFINITY } = options;
  const operation = findOperation(options.operation);
  const isOnce = isPipe(file);
  const name = isOnce ? "stdin" : file;
  const store = options.store || `${name}.outbox.db`;
  if (isOnce && !options.store && !dryRun)
    throw new UsageError("Rows from standard input need a store: --store FILE, or the URL of a PostgreSQL database");
  if (!dryRun) checkCredentials();
  const { path } = isOnce ? scope.use(await spoolInput(file)) : { path: file };
  const rowFile = await openRowFile(path, options.format, file === "-" ? "standard input" : file);
  const wrongPath = options.wrong ?? `${name}.wrong.${rowFile.format}`;
  for (const taken of [path, store]) {
    if (isSameFile(wrongPath, taken))
      throw new UsageError(`--wrong: ${wrongPath} is the file of the rows, or the store`);
  }
  const { fieldOf, faultOf } = mapColumns(operation, options.map, rowFile.columns, options.id);
  const convert = createConverter({
    schema: operation.schema,
    fieldOf,
    faultOf,
    isList: operation.isList,
    isTyped: rowFile.format === "ndjson",
  });
  const line = createProgressLine();
  const wrong = scope.use(createRowList(wrongPath, rowFile, { keepsEarlier: true }));

  let read = 0;
  let right = 0;

  const listRows = async function* (doing: string, most: number): AsyncGenerator<Row> {
    let count = 0;
    for await (const row of readRows(rowFile)) {
      if (count++ >= most) break;
      if (count % 1_000 === 0) line.show(`${count.toLocaleString("en")} rows ${doing}`);
      yield row;
    }
    line.end();
  };

  /** Empty for an object or a list, which have no text that tells them apart. */
  const ownIdOf = ({ cells }: Row): string => {
    const value = cells.find(([column]) => column === options.id)?.[1];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };

  const checkRow = async (row: Row): Promise<Converted> => {
    const { input, problems } = await convert(row);
    const isNameless = options.id !== undefined && row.fault === undefined && ownIdOf(row) === "";
    if (!isNameless) return { input, problems };
    return {
      input,
      problems: [...problems, { field: options.id ?? "", problem: "has no text or number, and tells rows apart" }],
    };
  };

  const toRightRow = async (row: Row): Promise<RightRow | undefined> => {
    const { input, problems } = await checkRow(row);
    const id = createRowId(operation.name, input, options.id === undefined ? undefined : ownIdOf(row));
    const event = { operation: operation.name, input, id };
    return problems.length === 0 && isNewEvent(event) ? { row, id, event } : undefined;
  };

  /** The rows that were right when they were checked. */
  const listRightRows = async function* (doing: string): AsyncGenerator<RightRow> {
    for await (const row of listRows(doing, read)) {
      const rightRow = await toRightRow(row);
      if (rightRow) yield rightRow;
    }
  };

  let unsendable = 0;
  let sample: object | undefined;
  for await (const row of listRows("checked", limit)) {
    read++;
    const { input, problems } = await checkRow(row);
    if (problems.length > 0) await wrong.add(row, problems);
    else {
      right++;
      sample ??= input;
    }
  }
  const result = (): ReportResult => ({
    operation: operation.name,
    store: labelOf(store),
    rows: { read, right: right - unsendable, wrong: read - right + unsendable },
    ...(wrong.count > 0 && { wrongRows: wrong.path }),
    ...(dryRun && sample && { sample }),
    unsettled: [],
    refused: 0,
    dead: 0,
  });
  if (dryRun || right === 0 || (strict && wrong.count > 0)) return result();

  const session = await openSession(scope, store, true, options);
  const { outbox } = session;
  let put = 0;
  let isNew = 0;
  let batch: RightRow[] = [];
  const flush = async (): Promise<void> => {
    const enqueued = await enqueueRows(outbox, batch, wrong);
    isNew += enqueued.added;
    unsendable += enqueued.unsendable;
    batch = [];
  };
  for await (const row of listRightRows("put into the outbox")) {
    put++;
    batch.push(row);
    if (batch.length === batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  if (put !== right) throw new Error(`${file} was changed while it was read. Nothing was sent: start again`);
  const drained = await drainOutbox(session);

  const unsettled: UnsettledRow[] = [];
  const inDoubtPath = `${name}.in-doubt.${rowFile.format}`;
  const inDoubt = scope.use(createRowList(inDoubtPath, rowFile, { keepsEarlier: false }));
  let refused = 0;
  for await (const { row, id } of drained.receipt.refused + drained.receipt.dead > 0
    ? listRightRows("looked up")
    : []) {
    const found = await outbox.find(id);
    if (!found || !needsSomebody(found)) continue;
    const reason = describeState(found);
    if (found.state === "refused") {
      refused++;
      await wrong.add(row, [{ field: "", problem: `refused by the service: ${reason}` }]);
    } else await inDoubt.add(row, [{ field: "", problem: `${reason} (event ${id})` }]);
    if (unsettled.length < mostTold) unsettled.push({ line: row.line, id, state: found.state, reason });
  }
  return {
    ...result(),
    enqueued: { new: isNew, known: right - unsendable - isNew },
    drained,
    unsettled,
    refused,
    dead: inDoubt.count,
    ...(inDoubt.count > 0 && { inDoubtRows: inDoubtPath }),
  };
};

/** Reports the rows of a file, and closes all that it needs. */
export const runReport = (options: ReportOptions): Promise<ReportResult> =>
  inScope((scope) => reportRows(scope, options));
