/** A key as a part of a JSON pointer (RFC 6901). */
export const escapeSegment = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** A part of a JSON pointer as the key that it stands for. */
export const unescapeSegment = (segment: string): string => segment.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * A part of a `$ref` as the key that it stands for: of a pointer in a URL, where characters are encoded. A percent sign that
 * encodes nothing stands for itself.
 */
export const unescapeReference = (segment: string): string => {
  try {
    return unescapeSegment(decodeURIComponent(segment));
  } catch {
    return unescapeSegment(segment);
  }
};
