import type { Content } from "./openapi.ts";

/** Whether a media type holds JSON (RFC 6839, section 3.1). */
export const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

const isForm = (mediaType: string): boolean =>
  /^(multipart\/|application\/x-www-form-urlencoded\s*(;|$))/i.test(mediaType);

const isText = (mediaType: string): boolean =>
  /^(text\/|application\/jsonl|[^;]*[/+](x-)?(xml|yaml|ndjson|json-seq|www-form-urlencoded)\s*(;|$))/i.test(mediaType);

/** What a body of some media type is to a caller: a value that its schema describes, text, or bytes. */
export type BodyForm = "value" | "text" | "binary";

/** What a caller gives as a body of that media type. */
export const formOfRequest = (mediaType: string): BodyForm => {
  if (isJson(mediaType) || isForm(mediaType)) return "value";
  return isText(mediaType) ? "text" : "binary";
};

/** What a caller gets of a body of that media type. A service that says any type says JSON. */
export const formOfResponse = (mediaType: string): BodyForm => {
  if (isJson(mediaType) || mediaType === "*/*") return "value";
  return isText(mediaType) ? "text" : "binary";
};

/** The media type that is sent, and expected: JSON if there is one, else the first. */
export const selectMediaType = (content: Content): string | undefined => {
  const mediaTypes = Object.keys(content);
  return mediaTypes.find(isJson) ?? mediaTypes[0];
};
