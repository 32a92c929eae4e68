import { expect, test } from "vitest";
import { findOutdatedPlaces, printOutdatedPlaces } from "./find-outdated-places.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1" },
  servers: [{ url: "https://api.{region}.example/v1", variables: { region: { default: "eu" } } }],
  paths: { "/notes": { put: { operationId: "saveNote", tags: ["Notes"], responses: {} } } },
};

const texts = {
  "README.md": [
    "`gong.notes.saveNote` and `gong.notes.dropNote(id)`",
    "`gong.client.PUT` and `gong.close()`",
    '`client.PUT("/notes", {})` and `client.POST("/drafts", {})`',
    "$.paths['/notes'].put, $.paths['/drafts'].post",
    "The type `DraftInput` is not `DraftInputs`.",
    "Nothing about that.",
  ].join("\n"),
};

test("finds methods and paths in prose that the document does not have", () => {
  expect(findOutdatedPlaces(document, [], texts)).toEqual([
    { file: "README.md", line: 1, message: "`gong.notes.dropNote` is gone." },
    { file: "README.md", line: 3, message: '`client.POST("/drafts` is gone.' },
    { file: "README.md", line: 4, message: "`paths['/drafts']` is gone." },
  ]);
});

test("finds operations that text names as strings, where no compiler looks", () => {
  const examples = {
    "examples/notes/package.json":
      '"nightly": "gong-engagement report saveNote notes.csv && gong-engagement report dropNote"',
    "examples/notes/README.md": "gong-engagement report OPERATION [FILE]",
    "examples/notes/notes.test.ts": 'fake.expectReported("saveNote"); fake.expectNotReported("dropNote", {});',
  };
  expect(findOutdatedPlaces(document, [], examples)).toEqual([
    { file: "examples/notes/notes.test.ts", line: 1, message: '`expectNotReported("dropNote` is gone.' },
    { file: "examples/notes/package.json", line: 1, message: "`gong-engagement report dropNote` is gone." },
  ]);
});

test("finds in prose what the compiler misses in code, and lists each place once", () => {
  const faults = [
    { file: "demo.ts", line: 3, message: `Module '"sdk"' has no exported member 'DraftInput'.` },
    { file: "demo.ts", line: 3, message: "Property 'drafts' does not exist on type 'Gong'." },
  ];
  const places = findOutdatedPlaces(document, faults, texts);
  expect(places.map(({ file, line }) => `${file}:${line}`)).toEqual([
    "demo.ts:3",
    "README.md:1",
    "README.md:3",
    "README.md:4",
    "README.md:5",
  ]);
  expect(printOutdatedPlaces(places)).toContain("  README.md:5 `DraftInput` is gone.");
});

test("finds in prose the operations that an outbox does not take", () => {
  const message = "Argument of type '\"dropNote\"' is not assignable to parameter of type 'OperationName'.";
  const examples = { "examples/notes/README.md": "It prints:\ndropNote recorded\nsaveNote recorded" };
  expect(findOutdatedPlaces(document, [{ file: "notes.ts", line: 1, message }], examples)).toEqual([
    { file: "examples/notes/README.md", line: 2, message: "`dropNote` is gone." },
    { file: "notes.ts", line: 1, message },
  ]);
});

test("finds servers and limits in prose that the document does not have", () => {
  const limited = { ...document, "x-rate-limit": [{ limit: 10_000, interval: 86_400_000 }] };
  const markdown = {
    "README.md": [
      "`https://api.eu.example/v1` and `https://docs.example`",
      "`https://api.us.example/v1`",
      "10,000 per `86_400_000`",
      "3 per `1_000`, 10,000 per `86_400_000`",
      "10,000 a day, or 3 calls in any second",
      "expect(fake.mostInAny(1_000)).toBe(3);",
    ].join("\n"),
  };
  expect(findOutdatedPlaces(limited, [], markdown)).toEqual([
    { file: "README.md", line: 2, message: "`https://api.us.example` is gone." },
    { file: "README.md", line: 4, message: "The limit `3 per 1_000` is gone." },
    { file: "README.md", line: 5, message: "The limit `3 calls in any second` is gone." },
    { file: "README.md", line: 6, message: "The limit `mostInAny(1_000)).toBe(3)` is gone." },
  ]);
});

test("finds where callers read of idempotency keys if no operation has one", () => {
  const markdown = {
    "demo.ts": "sent 2 times under one key",
    "packages/sdk/README.md":
      "`error.idempotencyKey`\nThe annotation `x-idempotency-key`\nAn idempotency key\nthe same key\na key",
    "tools/README.md": "An idempotency key may be added.",
  };
  const operation = { ...document.paths["/notes"].put, "x-idempotency-key": "id" };
  const withKey = { ...document, paths: { "/notes": { put: operation } } };
  expect(findOutdatedPlaces(withKey, [], markdown)).toEqual([]);
  const message = "No operation has an idempotency key.";
  expect(findOutdatedPlaces(document, [], markdown)).toEqual([
    { file: "demo.ts", line: 1, message },
    ...[1, 3, 4].map((line) => ({ file: "packages/sdk/README.md", line, message })),
  ]);
});
