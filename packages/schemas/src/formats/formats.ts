import { check } from "../schema/check.ts";
import type { NumberCheck } from "../schema/number.ts";
import type { TextCheck } from "../schema/string.ts";
import { isDate, isDateTime, isDuration, isTime } from "./date-time.ts";
import { isEmail, isInternationalEmail } from "./email.ts";
import { isHostname, isIpv4, isIpv6 } from "./host.ts";
import { isUrl, isUrlReference } from "./url.ts";

export const dateTime = (): TextCheck =>
  check(isDateTime, "must be a date and time of RFC 3339, such as 2026-01-31T12:00:00Z");
export const date = (): TextCheck => check(isDate, "must be a date, such as 2026-01-31");
export const time = (): TextCheck => check(isTime, "must be a time of RFC 3339, such as 12:00:00Z");
export const duration = (): TextCheck => check(isDuration, "must be a duration of RFC 3339, such as P1DT12H");
export const email = (): TextCheck => check(isEmail, "must be an e-mail address");
export const internationalEmail = (): TextCheck => check(isInternationalEmail, "must be an e-mail address");
export const url = (): TextCheck => check(isUrl, "must be a URL, such as https://example.com/page");
export const urlReference = (): TextCheck => check(isUrlReference, "must be a URL or a relative one");
export const hostname = (): TextCheck => check(isHostname, "must be a host name");
export const ipv4 = (): TextCheck => check(isIpv4, "must be an address of IPv4");
export const ipv6 = (): TextCheck => check(isIpv6, "must be an address of IPv6");

export const uuid = (): TextCheck =>
  check((text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text), "must be a UUID");

/** Base64 of RFC 4648, with padding. */
export const byte = (): TextCheck =>
  check((text: string) => text.length % 4 === 0 && /^[a-z\d+/]*={0,2}$/i.test(text), "must be base64");

export const jsonPointer = (): TextCheck =>
  check((text: string) => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text), "must be a JSON pointer, such as /a/0");

export const relativeJsonPointer = (): TextCheck =>
  check(
    (text: string) => /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(text),
    "must be a relative JSON pointer, such as 1/a",
  );

const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
};

export const regex = (): TextCheck => check(isExpression, "must be a regular expression");

const inRange = (least: number, most: number): NumberCheck =>
  check((value: number) => value >= least && value <= most, `must be from ${least} to ${most}`);

export const int32 = (): NumberCheck => inRange(-(2 ** 31), 2 ** 31 - 1);
/** As a number, 2^63 - 1 would be 2^63, which is one too many. */
export const int64 = (): NumberCheck =>
  check((value: number) => value >= -(2 ** 63) && value < 2 ** 63, "must be from -2^63 to 2^63 - 1");
