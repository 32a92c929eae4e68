import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTestClient, credentials, putReport, rejection } from "../testing/create-test-client.ts";
import { json } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import { explainRefusal } from "./explain-refusal.ts";

const url = "https://api.example.com/v2/reports";
const explain = (reason: string, sent: unknown): string | undefined =>
  explainRefusal({ errors: [reason] }, { url, path: "/reports", body: JSON.stringify(sent) });

/** Ways in which a service repeats what was sent. */
const echoes: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) => value.toLowerCase(),
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(JSON.stringify(value)),
  (value) => encodeURIComponent(value),
  (value) => value.replace(/[^ ]/gu, (character) => `&#${character.codePointAt(0)};`),
  (value) => value.slice(2),
  (value) => value.slice(0, -2),
  (value) => `${value.slice(0, 12)}...`,
];

/** Longer than what a word of the service may have in common with it. */
const value = fc
  .string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(..."QXZJKVWY0123456789äß€ -.@") })
  .filter((text) => text.trim().length > 11);

const normalize = (text: string): string => text.toLowerCase();

describe("the reason in the message of an API error", () => {
  test("repeats nothing of the payload, however the service repeats it", () => {
    const property = fc.property(value, fc.constantFrom(...echoes), fc.boolean(), (secret, echo, isNested) => {
      const sent = isNested ? { list: [{ [`${secret}@`]: 1 }] } : { title: secret };
      const reason = explain(`the title ${echo(secret)} is wrong`, sent) ?? "";
      const clean = normalize(reason);
      for (let at = 2; at + 6 <= secret.length - 2; at++) {
        const part = secret.slice(at, at + 6);
        if (part.trim().length > 4) {
          expect(clean).not.toContain(normalize(part));
          expect(clean).not.toContain(normalize(encodeURIComponent(part)));
        }
      }
      expect(reason).toContain("the title");
    });
    fc.assert(property, { numRuns: 500 });
  });

  test.each([
    { what: "the first six characters", echo: "abcdef" },
    { what: "six characters in the middle", echo: "cdefgh" },
    { what: "the last six characters", echo: "efghij" },
  ])("does not repeat $what of a value, at its beginning and at its end", ({ echo }) => {
    expect(explain(`wrong: ${echo}`, { title: "abcdefghij" })).toBe("wrong: [...]");
    expect(explain(`${echo} is wrong`, { title: "abcdefghij" })).toBe("[...] is wrong");
  });

  test("has 200 characters at most, on one line", () => {
    expect(explain(`a\n\n b ${"c ".repeat(1_000)}`, {})).toHaveLength(200);
    expect(explain("first\r\n  second", {})).toBe("first second");
    expect(explain(" blanks around ", {})).toBe("blanks around");
    expect(explain("c".repeat(200), {})).toBe("c".repeat(200));
  });

  test.each([
    { body: { errors: ["one", "two"] }, expected: "one; two" },
    { body: { errors: [{ message: "one" }] }, expected: "one" },
    { body: { message: "no" }, expected: "no" },
    { body: { error: { message: "no" } }, expected: "no" },
    { body: { error: "no" }, expected: "no" },
    { body: { errors: "no" }, expected: "no" },
    { body: { errors: { message: "no" } }, expected: "no" },
    { body: { title: "Bad", detail: "no" }, expected: "no" },
    { body: "plain text", expected: "plain text" },
    { body: "<html>", expected: undefined },
    { body: " \n<html>", expected: undefined },
    { body: "a<b", expected: "a<b" },
    { body: { errors: ["", { code: 1 }, null, "one"] }, expected: "one" },
    { body: { message: "", detail: "no" }, expected: "no" },
    { body: { errors: [] }, expected: undefined },
    { body: undefined, expected: undefined },
    { body: 7, expected: undefined },
  ])("is what services give as one: $body", ({ body, expected }) => {
    expect(explainRefusal(body, { url, path: "/reports", body: "{}" })).toBe(expected);
  });

  test("leaves out short values as whole words, and values of the path and the query", () => {
    expect(explain("Bob is not Bobby", { name: "Bob" })).toBe("[...] is not Bobby");
    expect(explain("a Bobby", { name: "Bob" })).toBe("a Bobby");
    expect(explain("12 is not 123", { size: 12 })).toBe("[...] is not 123");
    expect(explain("that is true", { flag: true })).toBe("that is true");
    const request = { url: `${url}/some-user?mail=a%40example.com`, path: "/reports/{id}", body: undefined };
    expect(explainRefusal("no some-user, a@example.com", request)).toBe("no [...], [...]");
  });

  test("repeats no payload that the service writes with other characters of the same meaning", () => {
    const name = "Żółć Müller";
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
      expect(explain(`the name ${name.normalize(form)} is wrong`, { name })).toBe("the name [...] is wrong");
      expect(explain(`the name ${name} is wrong`, { name: name.normalize(form) })).toBe("the name [...] is wrong");
    }
    expect(explain("the name Ａｃｍｅ１２３ is wrong", { name: "Acme123" })).toBe("the name [...] is wrong");
  });

  test.each([
    { what: "a character a million times", echo: "-".repeat(1_900), sent: { title: "-".repeat(1_000_000) } },
    { what: "a word fifty thousand times", echo: "no ".repeat(600), sent: { list: Array(50_000).fill("no") } },
  ])(
    "is found in time where the payload has $what",
    ({ echo, sent }) => {
      expect(explain(`wrong: ${echo}`, sent)).toMatch(/^wrong: \[\.\.\.\]/);
    },
    10_000,
  );

  test("holds nothing that a terminal takes for a command", () => {
    expect(explain("a\u001b[31m\u0000 b\u202e c", {})).toBe("a [31m b c");
  });

  test.each([
    { what: "repeats the payload", requestId: "rep@example.com" },
    { what: "begins another line", requestId: "r-1\n2026-01-01 all is well" },
    { what: "is very long", requestId: "r".repeat(300) },
  ])("stands without an id of the request that $what", async ({ requestId }) => {
    await using server = await startServer(json(400, { requestId, errors: ["no"] }));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ message: "putReport: status 400: no", requestId });
  });

  const form = new FormData();
  form.set("name", "SECRET-NAME");
  form.set("file", new Blob(["x"]), "blob.txt");

  test.each([
    { what: "JSON", body: '{"name":"SECRET-NAME"}' },
    { what: "a JSON string", body: '"SECRET-NAME"' },
    { what: "text", body: "SECRET-NAME" },
    { what: "an encoded form", body: "mail=a%40example.com&name=SECRET-NAME" },
    { what: "an encoded form that is malformed", body: "mail=%&name=SECRET-NAME" },
    { what: "search parameters", body: new URLSearchParams({ name: "SECRET-NAME" }) },
    { what: "form data", body: form },
    { what: "bytes", body: new TextEncoder().encode('{"name":"SECRET-NAME"}').buffer },
  ])("repeats nothing of a body of $what", ({ body }) => {
    expect(explainRefusal("SECRET-NAME is wrong", { url, path: "/reports", body })).toBe("[...] is wrong");
    expect(explainRefusal("all is wrong", { url, path: "/reports", body })).toBe("all is wrong");
  });

  test.each([undefined, null])("is told as it is where the body is %s", (body) => {
    expect(explainRefusal("no", { url, path: "/reports", body })).toBe("no");
  });

  test("decodes what an encoded form has", () => {
    const request = { url, path: "/reports", body: "mail=a%40example.com" };
    expect(explainRefusal("no a@example.com here", request)).toBe("no [...] here");
  });

  test("leaves out names that no API description has, and no others", () => {
    expect(explain("0-NAME and 12345 are no names", { "0-NAME": { 12345: 1 } })).toBe("[...] and [...] are no names");
    expect(explain("title and 1234 are names", { title: { 1234: 1 } })).toBe("title and 1234 are names");
  });

  test("leaves out a value also where its letters that are not ASCII have the other case", () => {
    expect(explain("école-äöü is wrong", { name: "ÉCOLE-ÄÖÜ" })).toBe("[...] is wrong");
    expect(explain("ÉCOLE-ÄÖÜ is wrong", { name: "école-äöü" })).toBe("[...] is wrong");
  });

  test.each(["v2secret", "rev2", "version"])("leaves out %s in the path, which is no version", (part) => {
    const request = { url: `https://api.example.com/v10/${part}`, path: "/{id}", body: undefined };
    expect(explainRefusal(`no ${part} in v10`, request)).toBe("no [...] in v10");
  });

  test("leaves out what a query has, also where it is malformed", () => {
    const request = { url: `${url}?name=50%-off`, path: "/reports", body: undefined };
    expect(explainRefusal("no 50%-off", request)).toBe("no [...]");
  });

  test("may repeat words of the path of the API description, version and host", () => {
    const request = { url: `${url}/abc?x=1`, path: "/reports/{id}", body: undefined };
    expect(explainRefusal("reports of v2 at api.example.com: abc", request)).toBe(
      "reports of v2 at api.example.com: [...]",
    );
  });

  test("stays out where it cannot be told what was sent", () => {
    expect(explainRefusal("no", { url, path: "/reports", body: new ReadableStream() })).toBeUndefined();
  });

  test("has no credentials either, nor has anything else that is written of the error", async () => {
    const basic = Buffer.from(`${credentials.accessKey}:${credentials.accessKeySecret}`).toString("base64");
    const echo = `${credentials.accessKey} ${credentials.accessKeySecret} Basic ${basic} TITLE-OF-THE-PAYLOAD`;
    await using server = await startServer(json(400, { requestId: "r-1", errors: [`not allowed: ${echo}`] }));
    const error = await rejection(putReport(createTestClient(server)));
    const { message, stack } = error as Error;
    for (const secret of [credentials.accessKey, credentials.accessKeySecret, basic, "TITLE-OF-THE-PAYLOAD"]) {
      expect(`${message} ${stack}`).not.toContain(secret);
    }
    expect(message).toMatch(/^putReport: status 400: not allowed: .*\(requestId r-1\)$/);
  });
});
