import { operation, properties, type SpecCase, schema } from "../spec-case.ts";

/** What concerns readers only, and what concerns nobody. */
export const documentation: readonly SpecCase[] = [
  {
    name: "an operation is described",
    after: operation("get", "/notes", { description: "In the order of their age." }),
    bump: "patch",
    lines: ["fixed, listNotes, The documentation has changed: `description`."],
  },
  {
    name: "a component and its members are described",
    after: schema("Note", { description: "A note.", properties: { text: { description: "Its text." } } }),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, The documentation has changed: `Note`, `Note.text`."],
  },
  {
    name: "the API has another version",
    after: { info: { version: "1.1.0" } },
    bump: "patch",
    lines: ["fixed, The documentation has changed: `info`."],
  },
  {
    name: "a tag is described",
    after: { tags: [{ name: "Notes", description: "Short ones." }, { name: "Files" }] },
    bump: "patch",
    lines: ["fixed, The documentation has changed: `tags`."],
  },
  {
    name: "an example is added",
    after: properties("Note", { text: { example: "Buy milk." } }),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, The documentation has changed: `Note.text`."],
  },
  {
    name: "an annotation is added that nothing reads",
    after: operation("get", "/notes", { "x-owner": "notes" }),
    bump: "patch",
    lines: ["fixed, listNotes, The documentation has changed: `x-owner`."],
  },
  {
    name: "values of an enum change their order",
    after: properties("Note", { kind: { enum: ["task", "memo"] } }),
    bump: "none",
    lines: [],
  },
  {
    name: "required members change their order",
    after: schema("Note", { required: ["title", "id"] }),
    bump: "none",
    lines: [],
  },
  {
    name: "members of a union change their order",
    after: schema("Value", { oneOf: [{ type: "integer" }, { type: "string" }] }),
    bump: "none",
    lines: [],
  },
  { name: "nothing changes", after: {}, bump: "none", lines: [] },
];
