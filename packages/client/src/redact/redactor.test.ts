import { describe, expect, test } from "vitest";
import { toBase64 } from "../platform.ts";
import { createRedactor } from "./redactor.ts";

// The length of the key is a multiple of 3: its base64 is the beginning of the pair's.
const key = "AKIA-KEY-123456";
const secret = `s3cr3t/Value+with<odd>&x="lo\\ng" é😀=`;
const pair = toBase64(`${key}:${secret}`);

const createTestRedactor = (...secrets: string[]) => {
  const redactor = createRedactor();
  for (const one of secrets) redactor.add(one);
  return redactor.redact;
};
const redact = createTestRedactor(key, secret, pair);

const eachUnit = (text: string, print: (code: number) => string): string =>
  Array.from({ length: text.length }, (_, index) => print(text.charCodeAt(index))).join("");
const eachPoint = (text: string, print: (code: number) => string): string =>
  Array.from(text, (character) => print(character.codePointAt(0) ?? 0)).join("");

const encodings: { what: string; encode: (text: string) => string }[] = [
  { what: "as it is", encode: (text) => text },
  { what: "without padding", encode: (text) => text.replace(/=+$/, "") },
  { what: "in base64url", encode: (text) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") },
  { what: "in a URL", encode: encodeURIComponent },
  { what: "in a URL within a URL", encode: (text) => encodeURIComponent(encodeURIComponent(text)) },
  { what: "in JSON", encode: (text) => JSON.stringify(text).slice(1, -1) },
  { what: "in JSON with slashes escaped", encode: (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/") },
  { what: "in JSON within JSON", encode: (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3) },
  {
    what: "in JSON escapes",
    encode: (text) => eachUnit(text, (code) => `\\u${code.toString(16).padStart(4, "0")}`),
  },
  { what: "in decimal entities", encode: (text) => eachPoint(text, (code) => `&#${code};`) },
  { what: "in hexadecimal entities", encode: (text) => eachPoint(text, (code) => `&#x${code.toString(16)};`) },
  { what: "in upper case", encode: (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) },
  { what: "in lower case", encode: (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) },
  {
    what: "in the escapes of a program",
    encode: (text) =>
      Array.from(new TextEncoder().encode(text), (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  },
  {
    what: "in named entities",
    encode: (text) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  },
];

describe.each(encodings)("a credential $what is taken out, and nothing else", ({ encode }) => {
  test.each([key, secret, toBase64(key), toBase64(secret), pair])("%s", (credential) => {
    const clean = redact(`before ${encode(credential)} after`);
    expect(clean.replace(/\[redacted\][=\\]*/, "[redacted]")).toBe("before [redacted] after");
  });
});

test("where a text is cut, the beginning of a credential is taken out, wherever it is cut", () => {
  for (const { encode } of encodings) {
    const encoded = encode(pair);
    for (let length = 40; length < encoded.length; length++) {
      expect(redact(`before ${encoded.slice(0, length)}`, true)).not.toContain(encoded.slice(0, 24));
    }
  }
  expect(redact(`before ${pair.slice(0, -4)}`, true)).toBe("before [redacted]");
});

test("a text without credentials stays as it is", () => {
  const text = `100 % of &amp; \\u0041 "é" %41 AKIA`;
  expect(redact(text)).toBe(text);
  expect(redact("100 %", true)).toBe("100 %");
});

test("credentials that touch each other are taken out as one", () => {
  expect(redact(`${key}${secret}${key}`)).toBe("[redacted]");
});

test("very short credentials are not looked for: they are in every word", () => {
  expect(createTestRedactor("abc")("abc YWJj")).toBe("abc YWJj");
});

test("a credential of four characters is taken out, and the first four characters of one where a text is cut", () => {
  expect(createTestRedactor("k3y!")("before k3y! after")).toBe("before [redacted] after");
  expect(redact(`before ${key.slice(0, 4)}`, true)).toBe("before [redacted]");
  expect(redact(`before ${key.slice(0, 3)}`, true)).toBe(`before ${key.slice(0, 3)}`);
});

test("a credential that is mostly padding takes no ordinary letters out", () => {
  expect(createTestRedactor("a===")("a banana, a===")).toBe("a banana, [redacted]");
});

test("redacting stays fast for text that is made to be slow", () => {
  for (const part of ["%25", "&amp;", "\\", "&#0", "%", "&", "AKIA-KEY-12345"]) {
    // What the processor did, not the clock: the machine may be busy with other work.
    const before = process.cpuUsage();
    redact(part.repeat(65_536 / part.length), true);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
  }
});
