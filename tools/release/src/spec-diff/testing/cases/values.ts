import { operation, properties, type SpecCase, schema } from "../spec-case.ts";

const kind = (...values: readonly string[]) => ({ kind: { enum: values } });

/** Values that are allowed: enum, const, default. */
export const values: readonly SpecCase[] = [
  {
    name: "an enum of a request gets a value",
    after: properties("NoteInput", kind("memo", "task", "list")),
    bump: "minor",
    lines: ['added, createNote, request: `NoteInput.kind` can be `"list"` now.'],
  },
  {
    name: "an enum of a request loses a value",
    after: properties("NoteInput", kind("memo")),
    bump: "major",
    lines: ['breaking, createNote, request: `NoteInput.kind` cannot be `"task"` any more.'],
  },
  {
    name: "an enum of a response gets a value",
    after: properties("Note", kind("memo", "task", "list")),
    bump: "major",
    lines: ['breaking, listNotes, createNote, getNote, response: `Note.kind` can be `"list"` now.'],
  },
  {
    name: "an enum of a response loses a value",
    after: properties("Note", kind("memo")),
    bump: "minor",
    lines: ['added, listNotes, createNote, getNote, response: `Note.kind` cannot be `"task"` any more.'],
  },
  {
    name: "an enum of a parameter gets a value",
    after: operation("get", "/notes", {
      parameters: [
        { name: "limit", in: "query", schema: { type: "integer", default: 20, maximum: 100 } },
        { name: "kind", in: "query", schema: { type: "string", enum: ["memo", "task", "list"] } },
      ],
    }),
    bump: "minor",
    lines: ['added, listNotes, parameters: `kind` can be `"list"` now.'],
  },
  {
    name: "an enum of a request is given up",
    after: properties("NoteInput", { kind: { enum: null } }),
    bump: "minor",
    lines: ['added, createNote, request: `NoteInput.kind` can be any value now, not only `"memo"`, `"task"`.'],
  },
  {
    name: "an enum of a response is given up",
    after: properties("Note", { kind: { enum: null } }),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `Note.kind` can be any value now, not only `"memo"`, `"task"`.',
    ],
  },
  {
    name: "a member of a request gets an enum",
    after: properties("NoteInput", { text: { enum: ["a", "b"] } }),
    bump: "major",
    lines: ['breaking, createNote, request: `NoteInput.text` is one of `"a"`, `"b"` now.'],
  },
  {
    name: "a const of a response changes",
    after: properties("Note", { state: { const: "closed" } }),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `Note.state` can be `"closed"` now, and cannot be `"open"` any more.',
    ],
  },
  {
    name: "a const of a response becomes one of several values",
    after: properties("Note", { state: { const: null, enum: ["open", "closed"] } }),
    bump: "major",
    lines: ['breaking, listNotes, createNote, getNote, response: `Note.state` can be `"closed"` now.'],
  },
  {
    name: "a default of a request changes",
    after: properties("NoteInput", { priority: { default: 2 } }),
    bump: "major",
    lines: ["breaking, createNote, request: The default of `NoteInput.priority` is `2`, was `1`."],
  },
  {
    name: "a default of a request is no longer stated",
    after: properties("NoteInput", { priority: { default: null } }),
    bump: "major",
    lines: ["breaking, createNote, request: The default of `NoteInput.priority` is not set, was `1`."],
  },
  {
    name: "a default of a request is stated",
    after: properties("NoteInput", { text: { default: "" } }),
    bump: "patch",
    lines: ['fixed, createNote, request: The default of `NoteInput.text` is `""`, was not set.'],
  },
  {
    name: "a default of a response changes",
    before: properties("Note", { count: { default: 0 } }),
    after: properties("Note", { count: { default: 1 } }),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, response: The default of `Note.count` is `1`, was `0`."],
  },
  {
    name: "a required member of a request becomes optional and has a default",
    after: schema("NoteInput", { required: [], properties: { title: { default: "Untitled" } } }),
    bump: "minor",
    lines: [
      "added, createNote, request: `NoteInput.title` can be left out now.",
      'fixed, createNote, request: The default of `NoteInput.title` is `"Untitled"`, was not set.',
    ],
  },
];
