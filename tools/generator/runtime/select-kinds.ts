import type { BodyKind, KindsSelector } from "../../../packages/client/src/api-metadata.ts";

const text: readonly BodyKind[] = ["text"];

const isJson = (mediaType: string): boolean => /[/+]json$/.test(mediaType);

/** Whether a media type is in a range such as `image/*`. */
const isInRange = (mediaType: string, range: string): boolean =>
  range.endsWith("*") && mediaType.startsWith(range === "*/*" ? "" : range.slice(0, -1));

/**
 * What the spec declares for that type, else for the first one: a type that is missing, vague or odd says nothing. What a
 * range stands for is said by the response alone: what is not JSON is text, where it may be.
 */
export const selectKinds: KindsSelector = (mediaTypes, contentType) => {
  const declared = Object.keys(mediaTypes);
  const mediaType = Object.hasOwn(mediaTypes, contentType)
    ? contentType
    : contentType.replace(/;.*/, "").trim().toLowerCase();
  const name = Object.hasOwn(mediaTypes, mediaType)
    ? mediaType
    : (declared.find((range) => mediaType !== "" && isInRange(mediaType, range)) ?? declared[0] ?? "");
  const kinds = mediaTypes[name] ?? [];
  const isOpen = name.endsWith("*") && mediaType !== "" && !isJson(mediaType);
  return isOpen && typeof kinds !== "function" && (kinds.length === 0 || kinds.includes("string")) ? text : kinds;
};
