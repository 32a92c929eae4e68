import type { BodyKind, SequenceReader } from "../../../packages/client/src/api-metadata.ts";
import { parseJson } from "../../../packages/client/src/transport/any-response.ts";
import { createSplitter, type ItemParser, type Refuse, readSequence } from "./sequence.ts";

type JsonKinds = readonly BodyKind[];

const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

const parseItem = (text: string, kinds: JsonKinds, refuse: Refuse): unknown => {
  const json = parseJson(text, kinds);
  return json ? json.data : refuse("is not the JSON that the API description declares");
};

/** JSON Lines: one value a line. Empty lines do not count, and the last line needs no end. */
const createLineParser = (kinds: JsonKinds, refuse: Refuse): ItemParser => {
  const splitter = createSplitter("\n", refuse);
  let lines = 0;
  return {
    *parse(text, isEnd) {
      for (const line of splitter.split(isEnd ? `${text}\n` : text)) {
        lines++;
        if (!isBlank(line)) yield parseItem(line, kinds, refuse);
      }
    },
    lines: () => lines,
  };
};

/** Whether a value that JSON ends with the text cannot go on: of a number the rest may be missing (RFC 7464, section 2.4). */
const isWhole = (text: string): boolean => /[\]}"\s]$/.test(text);

/** JSON text sequences (RFC 7464): a record separator before each value, and a line feed behind it. */
const createRecordParser = (kinds: JsonKinds, refuse: Refuse): ItemParser => {
  const splitter = createSplitter("\x1e", refuse);
  let lines = 0;
  let isFirst = true;
  /** Characters of the record in hand that were given as an item already. */
  let given = 0;

  const takeRecord = (record: string): readonly unknown[] => {
    const text = record.slice(given);
    const isValue = !isFirst && given === 0;
    given = 0;
    isFirst = false;
    if (isBlank(text)) return [];
    return [isValue && isWhole(text) ? parseItem(text, kinds, refuse) : refuse("is not a whole record")];
  };

  return {
    *parse(text, isEnd) {
      for (const record of splitter.split(isEnd ? `${text}\x1e` : text)) {
        lines++;
        yield* takeRecord(record);
      }
      // The next separator may come much later: what is complete with its line feed is given at once.
      const rest = splitter.rest();
      const json = !isFirst && given === 0 && rest.endsWith("\n") ? parseJson(rest, kinds) : undefined;
      if (!json) return;
      given = rest.length;
      lines++;
      yield json.data;
    },
    lines: () => lines,
  };
};

/** For a response of JSON Lines, which is also called newline-delimited JSON. */
export const readJsonLines =
  (kinds: JsonKinds): SequenceReader =>
  (body, answer) =>
    readSequence(body, answer, (refuse) => createLineParser(kinds, refuse));

/** For a response of `application/json-seq`. */
export const readJsonRecords =
  (kinds: JsonKinds): SequenceReader =>
  (body, answer) =>
    readSequence(body, answer, (refuse) => createRecordParser(kinds, refuse));
