const byte = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${byte}(?:\\.${byte}){3}$`);
const label = "[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?";
const hostname = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`, "i");

/** Four numbers without leading zeros. */
export const isIpv4 = (text: string): boolean => ipv4.test(text);

/** In the forms of RFC 4291, without a zone. */
export const isIpv6 = (text: string): boolean => /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`);

/** A name of RFC 1123. */
export const isHostname = (text: string): boolean => hostname.test(text);
