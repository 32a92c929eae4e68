import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";

/** A place that a person has to edit. */
export interface Place {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** What is wrong there. */
  readonly message: string;
}

/** Text of a Markdown file or a program, by its path from the root of the repository. */
export type Texts = Readonly<Record<string, string>>;

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;

/** The ways in which text names an operation or a path of the API. */
const createMentions = (document: OpenApiDocument) => {
  const operations = parseOperations(document);
  const methods = new Set(operations.map(({ tag, operationId }) => `${tag.propertyName}.${operationId}`));
  const ids = new Set(operations.map(({ operationId }) => operationId));
  const paths = new Set(Object.keys(document.paths ?? {}));
  return [
    {
      pattern: /\bgong\.(?!client\b)(\w+\.\w+)(?=[`(])/g,
      isKnown: (name: string) => methods.has(name) || !name.includes("."),
    },
    { pattern: /\bexpect(?:Not)?Reported\("(\w+)"/g, isKnown: (id: string) => ids.has(id) },
    { pattern: /\bgong-engagement report (?![A-Z]+\b)(\w+)/g, isKnown: (id: string) => ids.has(id) },
    { pattern: /\bclient\.[A-Z]+\("([^"]+)"/g, isKnown: (path: string) => paths.has(path) },
    { pattern: /\bpaths\[['"]([^'"]+)['"]\]/g, isKnown: (path: string) => paths.has(path) },
  ];
};

const findMentions = (document: OpenApiDocument, markdown: Texts): Place[] =>
  Object.entries(markdown).flatMap(([file, text]) =>
    createMentions(document).flatMap(({ pattern, isKnown }) =>
      [...text.matchAll(pattern)]
        .filter(([, name = ""]) => !isKnown(name))
        .map(({ index, 0: mention }) => ({
          file,
          line: lineAt(text, index),
          message: `\`${mention.replace(/["(]+$/, "")}\` is gone.`,
        })),
    ),
  );

const units: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const toNumber = (text = ""): number => units[text] ?? Number(text.replaceAll(/[_,]/g, ""));

/** The ways in which text says how many calls the service takes, and in which time. */
const limitPatterns = [
  /(?<limit>\d[\d,]*) (?:calls )?(?:a|in any) (?<interval>second|minute|hour|day)\b/g,
  /(?<limit>\d[\d,]*) per `(?<interval>[\d_]+)`/g,
  /mostInAny\((?<interval>[\d_]+)\)\)\.toBe\((?<limit>\d+)\)/g,
];

/** Finds servers and limits that are others now, and idempotency keys that are gone. */
const findStatements = (document: OpenApiDocument, texts: Texts): Place[] => {
  const servers = (document.servers ?? []).map(({ url, variables = {} }) =>
    url.replaceAll(/\{(.+?)\}/g, (_, name: string) => variables[name]?.default ?? ""),
  );
  const hasServer = (url: string): boolean => servers.some((server) => server.startsWith(url));
  const limits = document["x-rate-limit"] ?? [];
  const isKnown = ({ groups }: RegExpExecArray): boolean =>
    limits.some(({ limit, interval }) => limit === toNumber(groups?.limit) && interval === toNumber(groups?.interval));
  const hasKeys = parseOperations(document).some(({ idempotencyKey }) => idempotencyKey !== undefined);

  const judge = (line: string): string | undefined => {
    const server = line.match(/https:\/\/api\.[\w.-]+/g)?.find((url) => !hasServer(url));
    if (server) return `\`${server}\` is gone.`;
    const limit = limitPatterns.flatMap((pattern) => [...line.matchAll(pattern)]).find((match) => !isKnown(match));
    if (limit) return `The limit \`${limit[0].replaceAll("`", "")}\` is gone.`;
    const isOfKeys = /(?<!x-)\bidempotency[ -]?key|\b(same|one) key\b/i.test(line);
    return isOfKeys && !hasKeys ? "No operation has an idempotency key." : undefined;
  };
  const ofThisApi = Object.entries(texts).filter(([file]) => !/^tools\/.*\.md$/.test(file));
  return ofThisApi.flatMap(([file, text]) =>
    text.split("\n").flatMap((line, index) => {
      const message = judge(line);
      return message ? { file, line: index + 1, message } : [];
    }),
  );
};

/** Names that the compiler misses: of a property, of an export, of a path, of an operation. */
const missing = [
  /Property '([^']+)' does not exist/,
  /no exported member (?:named )?'([^']+)'/,
  /type '"(\/[^"]*)"'/,
  /type '"(\w+)"' is not assignable to parameter of type 'OperationName'/,
];

const findNames = (places: readonly Place[], markdown: Texts): Place[] => {
  const names = new Set(
    places.flatMap(({ message }) => missing.flatMap((pattern) => pattern.exec(message)?.[1] ?? [])),
  );
  return Object.entries(markdown).flatMap(([file, text]) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        [...names]
          .filter((name) => new RegExp(`(?<![\\w/])${RegExp.escape(name)}(?![\\w/])`).test(line))
          .map((name) => ({ file, line: index + 1, message: `\`${name}\` is gone.` })),
      ),
  );
};

/**
 * Finds the handwritten places that name what a document does not have.
 *
 * @param faults - what the compiler finds in snippets and programs
 * @param prose - files that may name the same things in prose
 */
export const findOutdatedPlaces = (document: OpenApiDocument, faults: readonly Place[], prose: Texts): Place[] => {
  const places = new Map<string, Place>();
  const mentions = [...findMentions(document, prose), ...findStatements(document, prose), ...findNames(faults, prose)];
  for (const place of [...faults, ...mentions]) {
    const key = `${place.file}:${place.line}`;
    if (!places.has(key)) places.set(key, place);
  }
  return [...places.values()].sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line);
};

/** Title of the one test that may fail when an operation is gone. Its message lists the places to edit. */
export const outdatedPlacesTest = "READMEs, guides, demo and examples name only what the API description has";

/** The one message about all of them. */
export const printOutdatedPlaces = (places: readonly Place[]): string =>
  [
    "These handwritten places name something that the API description does not have, or not in this form. Edit them:",
    ...places.map(({ file, line, message }) => `  ${file}:${line} ${message}`),
  ].join("\n");
