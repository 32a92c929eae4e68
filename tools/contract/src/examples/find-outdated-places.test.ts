import { expect, test } from "vitest";
import { findOutdatedPlaces, printOutdatedPlaces } from "./find-outdated-places.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1" },
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
