import { essenceOf, isForm, isJson } from "@gong-engagement/fake/document/media-types";
import type { Content } from "./openapi.ts";

export { essenceOf, isJson };

const isText = (mediaType: string): boolean =>
  /^(text\/|application\/jsonl|[^;]*[/+](x-)?(xml|yaml|ndjson|json-seq|www-form-urlencoded)\s*(;|$))/i.test(mediaType);

/** What a body of some media type is to a caller: a value that its schema describes, text, bytes, or a sequence of items. */
export type BodyForm = "value" | "text" | "binary" | "sequence";

/** How the items of a sequence are told apart. */
export type SequenceForm = "events" | "lines" | "records";

/** How the items of a response of a media type are told apart; `undefined` if it is not a sequence. */
export const sequenceFormOf = (mediaType: string): SequenceForm | undefined => {
  const essence = essenceOf(mediaType);
  if (essence === "text/event-stream") return "events";
  if (/[/+]json-seq$/.test(essence)) return "records";
  return /^application\/((x-)?(ndjson|jsonl|jsonlines|json-lines)|stream\+json)$/.test(essence) ? "lines" : undefined;
};

/** What a caller gives as a body of that media type. */
export const formOfRequest = (mediaType: string): BodyForm => {
  if (isJson(mediaType) || isForm(mediaType)) return "value";
  return isText(mediaType) ? "text" : "binary";
};

/** Whether it stands for several media types, such as `image/*`. */
export const isRange = (mediaType: string): boolean => mediaType.includes("*");

/** A range that may be JSON: what a service sends says of itself what it is. */
const mayBeJson = (mediaType: string): boolean => /^(\*|application)\/\*$/.test(essenceOf(mediaType));

/**
 * What a caller gets of a body of that media type. A range of all types is a value, unless the schema says that it is
 * bytes; JSON whose schema says so is the name that some frameworks give to any file.
 *
 * @param isBinary - whether the schema says that a body is bytes
 */
export const formOfResponse = (mediaType: string, isBinary = false): BodyForm => {
  if (sequenceFormOf(mediaType)) return isBinary ? "binary" : "sequence";
  if (isJson(mediaType) || mayBeJson(mediaType)) return isBinary ? "binary" : "value";
  return isText(mediaType) ? "text" : "binary";
};

/** The media type that is sent, and expected: JSON if there is one, else the first in the document that is not a range. */
export const selectMediaType = (content: Content): string | undefined => {
  const mediaTypes = Object.keys(content);
  return mediaTypes.find(isJson) ?? mediaTypes.find((mediaType) => !isRange(mediaType)) ?? mediaTypes[0];
};

/**
 * The media type that is sent: as `selectMediaType`, but `multipart/form-data` where there are files, which no other form
 * can carry.
 */
export const selectRequestType = (content: Content, hasFiles: (mediaType: string) => boolean): string | undefined => {
  const selected = selectMediaType(content);
  if (selected === undefined || isJson(selected)) return selected;
  const multipart = Object.keys(content).find((mediaType) => /^multipart\//i.test(mediaType));
  return multipart !== undefined && isForm(selected) && hasFiles(multipart) ? multipart : selected;
};
