import { readFile } from "node:fs/promises";
import { type Command, InvalidArgumentError } from "@commander-js/extra-typings";
import {
  type Attempt,
  createFake,
  type Fake,
  type FakeOptions,
  type FaultKind,
  faultKinds,
  type OpenApiDocument,
} from "@gong-engagement/fake";
import { messageOf, UsageError } from "../errors.ts";
import { onInterrupt } from "../interrupts.ts";
import { addWindow, type CallWindow } from "../parse-values.ts";
import { count, note, print } from "../terminal/output.ts";
import { printTable } from "../terminal/print-table.ts";

interface FaultRate {
  readonly kind: FaultKind;
  readonly rate: number;
}

const addFault = (text: string, before: readonly FaultRate[] = []): readonly FaultRate[] => {
  const [name = "", share = "1"] = text.split("=");
  const kind = /^[2-5]\d\d$/.test(name) ? Number(name) : faultKinds.find((known) => known === name);
  const rate = Number(share || Number.NaN);
  if (kind === undefined)
    throw new InvalidArgumentError(`It takes a status, or ${faultKinds.join(", ")}; with =RATE behind it, perhaps.`);
  if (!(rate >= 0 && rate <= 1)) throw new InvalidArgumentError("The rate is a number from 0 to 1.");
  return [...before, { kind, rate }];
};

const addQuota = (text: string, before: readonly CallWindow[] | false = []): readonly CallWindow[] | false =>
  text === "off" || before === false ? false : addWindow(text, before);

const parseWhole =
  (most: number) =>
  (text: string): number => {
    if (!/^\d+$/.test(text) || Number(text) > most)
      throw new InvalidArgumentError(`It takes a whole number up to ${most}.`);
    return Number(text);
  };

/** How many calls of an operation ended in which way. */
const summarize = (attempts: readonly Attempt[]): readonly Readonly<Record<string, string | number>>[] => {
  const rows = new Map<string, Record<string, string | number>>();
  for (const { operationId = "no operation", outcome } of attempts) {
    const row = rows.get(operationId) ?? { operation: operationId, calls: 0 };
    row.calls = Number(row.calls) + 1;
    row[outcome] = Number(row[outcome] ?? 0) + 1;
    rows.set(operationId, row);
  }
  return [...rows.values()];
};

const printSummary = (attempts: readonly Attempt[]): void => {
  if (attempts.length === 0) print("Nothing was received.");
  const rows = summarize(attempts).map(({ operation = "", calls = 0, ...outcomes }) => [
    String(operation),
    `${count(Number(calls), "call")}: ${Object.entries(outcomes)
      .map(([outcome, number]) => `${number} ${outcome}`)
      .join(", ")}`,
  ]);
  print(printTable(rows));
};

const printAttempt = ({ at, method, path, status, outcome, fault, errors }: Attempt): void =>
  print(
    [new Date(at).toISOString().slice(11, 23), method, path, status ?? "no answer", outcome, fault, errors[0]]
      .filter(Boolean)
      .join(" "),
  );

const isDocument = (value: unknown): value is OpenApiDocument =>
  typeof value === "object" && value !== null && "openapi" in value && /^3\./.test(String(value.openapi));

/** @throws UsageError if the file holds no OpenAPI 3 document. */
const readSpec = async (path: string): Promise<OpenApiDocument> => {
  const { CORE_SCHEMA, load } = await import("js-yaml"); // Only here: most runs need none.
  try {
    const document = load(await readFile(path, "utf8"), { schema: CORE_SCHEMA }); // JSON is also YAML.
    if (isDocument(document)) return document;
  } catch (error) {
    throw new UsageError(`--spec: ${path} cannot be read: ${messageOf(error)}`);
  }
  throw new UsageError(`--spec: ${path} is no OpenAPI 3 document: it has no \`openapi: 3.x\``);
};

/** @throws UsageError if the document of --spec cannot be judged by. */
const createOwnFake = async (spec: string | undefined, options: FakeOptions): Promise<Fake> => {
  if (spec === undefined) return createFake(options);
  const document = await readSpec(spec);
  try {
    return createFake({ ...options, document });
  } catch (error) {
    throw new UsageError(`--spec: ${spec}: ${messageOf(error)}`);
  }
};

export const addFake = (program: Command): void => {
  program
    .command("fake")
    .summary("run a fake of the service on this machine")
    .description(
      "Run a fake of the service on 127.0.0.1: it keeps the limit, knows repetitions and breaks on purpose. Ctrl+C ends it.",
    )
    .option("--port <port>", "where it listens; 0 takes any free one", parseWhole(65_535), 4_010)
    .option("--quota <calls>", "its limit, such as 300/s, or off (default: that of the service)", addQuota)
    .option("--fault <kind[=rate]>", "what goes wrong with how many calls: 503=0.1; repeatable", addFault)
    .option("--account <key:secret>", "the only credentials that are right (default: any)")
    .option("--spec <file>", "another OpenAPI 3 document, as JSON or YAML")
    .option("--seed <number>", "repeats the ids and faults of an earlier run", parseWhole(2 ** 32 - 1))
    .option("--control", "let other programs ask and steer it, under /__fake", false)
    .option("--log", "print a line for each call", false)
    .option("--json", "print lines of JSON", false)
    .action(
      async ({
        port,
        quota,
        fault = [],
        account,
        spec,
        seed = Math.floor(Math.random() * 2 ** 32),
        control,
        log,
        json,
      }) => {
        const [accessKey = "", ...secret] = account?.split(":") ?? [];
        if (account !== undefined && (accessKey === "" || secret.length === 0))
          throw new UsageError("--account takes KEY:SECRET");
        const show = json ? (attempt: Attempt) => print(JSON.stringify(attempt)) : printAttempt;
        const fake = await createOwnFake(spec, {
          accounts: account === undefined ? "any" : [{ accessKey, accessKeySecret: secret.join(":") }],
          seed,
          ...(quota !== undefined && { quota }),
          ...(log && { onAttempt: show }),
        });
        for (const { kind, rate } of fault) fake.fail(kind, { rate });
        const server = await fake.listen({ port, control }).catch((error: unknown) => {
          throw new UsageError(
            `Port ${port} of 127.0.0.1 cannot be had: ${messageOf(error)}. --port 0 takes any free one`,
          );
        });
        await new Promise<void>((resolve) => {
          const end = (): void => {
            ignore();
            resolve();
          };
          const ignore = onInterrupt(end);
          process.stdout.once("error", end); // Nobody reads any more.
          if (json) print(JSON.stringify({ url: server.url, seed }));
          else print(`The fake listens on ${server.url}, seed ${seed}. Ctrl+C ends it.`);
          note(`GONG_BASE_URL=${server.url} lets everything else use it.`);
        });
        await server.close();
        if (json) print(JSON.stringify({ received: summarize(fake.attempts) }));
        else printSummary(fake.attempts);
      },
    );
};
