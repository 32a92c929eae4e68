/** The formats that are checked, and the function of the schemas' package that checks each. All others are annotations. */
export const textFormats: ReadonlyMap<string, string> = new Map([
  ["date-time", "dateTime"],
  ["date", "date"],
  ["time", "time"],
  ["duration", "duration"],
  ["email", "email"],
  ["idn-email", "internationalEmail"],
  ["uri", "url"],
  ["url", "url"],
  ["iri", "url"],
  ["uri-reference", "urlReference"],
  ["iri-reference", "urlReference"],
  ["hostname", "hostname"],
  ["ipv4", "ipv4"],
  ["ipv6", "ipv6"],
  ["uuid", "uuid"],
  ["byte", "byte"],
  ["json-pointer", "jsonPointer"],
  ["relative-json-pointer", "relativeJsonPointer"],
  ["regex", "regex"],
]);

/** The formats of numbers that are checked, and the function that checks each. */
export const numberFormats: ReadonlyMap<string, string> = new Map([
  ["int32", "int32"],
  ["int64", "int64"],
]);
