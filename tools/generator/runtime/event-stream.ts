import type { BodyKind, SequenceReader } from "../../../packages/client/src/api-metadata.ts";
import { GongResponseError } from "../../../packages/client/src/errors/gong-response-error.ts";
import { parseJson } from "../../../packages/client/src/transport/any-response.ts";
import { createSplitter, endOfSequence, type ItemParser, longestItem, type Refuse, readSequence } from "./sequence.ts";

/** An event of a stream, with the fields that the service has sent for it. */
interface ServerSentEvent {
  readonly event?: string;
  readonly data: unknown;
  readonly id?: string;
  readonly retry?: number;
}

/**
 * What the data of an event is: JSON of these types; with `text` among them, what is no such JSON is text; `text` alone is
 * always text; without any it may be anything.
 */
export type DataKinds = readonly BodyKind[];

/** How the events of a stream are read. */
export interface EventReading {
  /** Whether an item is an event, or its data alone. */
  readonly item: "event" | "data";
  readonly data: DataKinds;
  /** For events of these names. */
  readonly byEvent?: { readonly [event: string]: DataKinds };
}

const parseData = (data: string, kinds: DataKinds, refuse: Refuse): unknown => {
  const jsonKinds = kinds.filter((kind) => kind !== "text");
  const mayBeText = jsonKinds.length < kinds.length || kinds.length === 0;
  const json = mayBeText && jsonKinds.length === 0 && kinds.length > 0 ? undefined : parseJson(data, jsonKinds);
  if (json) return json.data;
  if (mayBeText) return data;
  // What OpenAI ends its streams with, and others after it; no API description says so.
  return data === "[DONE]" ? endOfSequence : refuse("is not the JSON that the API description declares");
};

/** Parses an event stream as browsers do (HTML, section 9.2.6). An event without an end is dropped when the stream ends. */
const createEventParser = ({ item, data, byEvent = {} }: EventReading, refuse: Refuse): ItemParser => {
  const splitter = createSplitter("\n", refuse);
  let isAfterReturn = false;
  let lines = 0;
  let size = 0;
  let dataLines: string[] = [];
  let fields: { event?: string; id?: string; retry?: number } = {};

  /** A line ends in CR, LF or both, and a part of the body may end between these. */
  const unifyLineEnds = (text: string): string => {
    const rest = isAfterReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") isAfterReturn = text.endsWith("\r");
    return rest.replace(/\r\n?/g, "\n");
  };

  const readField = (line: string): void => {
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "data") {
      dataLines.push(value);
      size += value.length + 1;
      if (size > longestItem) refuse(`is longer than ${longestItem} characters`);
    } else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) fields.id = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
  };

  const takeEvent = (): ServerSentEvent | typeof endOfSequence | undefined => {
    const text = dataLines.join("\n");
    const { event, ...others } = fields;
    // Where an event has no name, browsers give it this one.
    const name = event || "message";
    const kinds = (Object.hasOwn(byEvent, name) ? byEvent[name] : undefined) ?? data;
    const isNone = dataLines.length === 0 || (text === "" && kinds.length > 0 && !kinds.includes("text"));
    dataLines = [];
    fields = {};
    size = 0;
    if (isNone) return undefined;
    const value = parseData(text, kinds, refuse);
    return value === endOfSequence ? value : { ...(event ? { event } : {}), ...others, data: value };
  };

  return {
    *parse(text) {
      for (const line of splitter.split(unifyLineEnds(text))) {
        lines++;
        if (line !== "") readField(line);
        else {
          const event = takeEvent();
          if (event === endOfSequence) yield event;
          else if (event) yield item === "event" ? event : event.data;
        }
      }
    },
    lines: () => lines,
  };
};

/** What may be an event stream, besides what says that it is. */
const isVague = (mediaType: string): boolean => /^(|\*\/\*|text\/plain|application\/octet-stream)$/.test(mediaType);

/**
 * For a response of `text/event-stream`. Another media type is refused: HTML would be an event stream without events.
 *
 * @throws GongResponseError
 */
export const readEvents =
  (reading: EventReading): SequenceReader =>
  (body, answer) => {
    const { status, headers, fail } = answer;
    const mediaType = (headers.get("content-type") ?? "").replace(/;.*/s, "").trim().toLowerCase();
    if (mediaType !== "text/event-stream" && !isVague(mediaType)) {
      const message = `The response with status ${status} is not the event stream that the API description declares`;
      const error = new GongResponseError(message, { status, headers });
      fail(error);
      throw error;
    }
    return readSequence(body, answer, (refuse) => createEventParser(reading, refuse));
  };
