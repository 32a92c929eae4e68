import type { Schema } from "./flatten-schema.ts";

const samples: Readonly<Record<string, string>> = {
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  time: "12:00:00Z",
  duration: "PT1M",
  email: "someone@example.com",
  "idn-email": "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/document",
  "uri-reference": "/document",
  url: "https://example.com/document",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
  byte: "c2FtcGxl",
  regex: "sample",
  "uri-template": "/documents/{id}",
  "json-pointer": "/sample",
  "json-pointer-uri-fragment": "#/sample",
  "relative-json-pointer": "0",
  "iso-time": "12:00:00Z",
  "iso-date-time": "2026-01-31T12:00:00Z",
};

/** A string of the format and length that the schema asks for. A pattern needs an example in the spec. */
export const sampleString = ({ format = "", minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): string =>
  samples[format] ?? "sample".padEnd(minLength, "-").slice(0, maxLength);
