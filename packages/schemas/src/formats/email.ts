import { isIpv4, isIpv6 } from "./host.ts";

const createMailbox = (beyondAscii: string, flags: string): RegExp => {
  const atext = `[\\w!#$%&'*+/=?^\`{|}~${beyondAscii}-]`;
  const quoted = `"(?:[ !#-\\[\\]-~${beyondAscii}]|\\\\[ -~])*"`;
  const letter = `[A-Za-z\\d${beyondAscii}]`;
  const label = `${letter}(?:[A-Za-z\\d${beyondAscii}-]{0,61}${letter})?`;
  return new RegExp(`^(${atext}+(?:\\.${atext}+)*|${quoted})@(${label}(?:\\.${label})*|\\[[^\\[\\]]+\\])$`, flags);
};

/** `Mailbox` of RFC 5321, which knows ASCII only. */
const mailbox = createMailbox("", "");

/** The same as RFC 6531 extends it: with letters of all scripts. */
const internationalMailbox = createMailbox("\\u{80}-\\u{10FFFF}", "u");

/** An address of IPv4, of IPv6, or of a kind that has been registered since. */
const isAddress = (literal: string): boolean =>
  literal.startsWith("IPv6:")
    ? isIpv6(literal.slice(5))
    : isIpv4(literal) || /^[A-Za-z\d-]*[A-Za-z\d]:[!-Z^-~]+$/.test(literal);

/** Too short for any part to be too long, and not at the address of a host: nothing else has to be looked at. */
const isPlain = (text: string): boolean => text.length <= 64 && !text.endsWith("]");

const countCharacters = (text: string): number => text.length;
const countBytes = (text: string): number => new TextEncoder().encode(text).length;

const matches = (expression: RegExp, text: string, count: (text: string) => number): boolean => {
  const [, local = "", domain = ""] = expression.exec(text) ?? [];
  if (domain === "" || count(local) > 64 || count(domain) > 255) return false;
  return !domain.startsWith("[") || isAddress(domain.slice(1, -1));
};

/** What RFC 5321 calls a Mailbox: an e-mail address in ASCII. */
export const isEmail = (text: string): boolean =>
  mailbox.test(text) && (isPlain(text) || matches(mailbox, text, countCharacters));

/** The same with letters of any script (RFC 6531). */
export const isInternationalEmail = (text: string): boolean => matches(internationalMailbox, text, countBytes);
