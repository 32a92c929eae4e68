/** The three forms of an HTTP date (RFC 9110): "Sun, 06 Nov 1994 08:49:37 GMT" and the two that are obsolete. */
const httpDate =
  /^(\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT|\w{6,9}, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d GMT|\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/** Milliseconds that a `Date` can be away from 1970. */
const longest = 8.64e15;

/**
 * Milliseconds to wait after a `Retry-After`: whole seconds, or an HTTP date; one that has passed means no wait.
 * `undefined` if the header is absent or malformed.
 */
export const parseRetryAfter = (header: string | null, now: number = Date.now()): number | undefined => {
  // Blanks around a value are not part of it (RFC 9110, section 5.5), though some platforms hand them on.
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1_000, longest - now);
  // The third form does not name its time zone, which is the same.
  const date = httpDate.test(value) ? Date.parse(value.endsWith("GMT") ? value : `${value} GMT`) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
