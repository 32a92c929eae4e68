import { operation, properties, type SpecCase } from "../spec-case.ts";

/** Conditions on values, of which types know nothing. */
export const constraints: readonly SpecCase[] = [
  {
    name: "a request allows less",
    after: properties("NoteInput", { title: { maxLength: 100 } }),
    bump: "major",
    lines: ["breaking, createNote, request: `maxLength` of `NoteInput.title` is `100`, was `200`."],
  },
  {
    name: "a request allows more",
    after: properties("NoteInput", { title: { maxLength: 500 } }),
    bump: "minor",
    lines: ["added, createNote, request: `maxLength` of `NoteInput.title` is `500`, was `200`."],
  },
  {
    name: "a condition on a request is dropped",
    after: properties("NoteInput", { title: { maxLength: null } }),
    bump: "minor",
    lines: ["added, createNote, request: `maxLength` of `NoteInput.title` is none, was `200`."],
  },
  {
    name: "a component of both directions allows less",
    after: properties("Person", { name: { maxLength: 100 } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `maxLength` of `Person.name` is `100`, was none.",
      "fixed, listNotes, createNote, getNote, response: `maxLength` of `Person.name` is `100`, was none.",
    ],
  },
  {
    name: "a request gets a pattern",
    after: properties("NoteInput", { clientId: { pattern: "^[a-z]+$" } }),
    bump: "major",
    lines: ['breaking, createNote, request: `pattern` of `NoteInput.clientId` is `"^[a-z]+$"`, was none.'],
  },
  {
    name: "a response allows less",
    after: properties("Note", { title: { maxLength: 100 } }),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, response: `maxLength` of `Note.title` is `100`, was `200`."],
  },
  {
    name: "a response allows more",
    after: properties("Note", { title: { maxLength: 500 } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `maxLength` of `Note.title` is `500`, was `200`."],
  },
  {
    name: "a member of a request gets a format",
    after: properties("NoteInput", { text: { format: "email" } }),
    bump: "major",
    lines: ['breaking, createNote, request: `format` of `NoteInput.text` is `"email"`, was none.'],
  },
  {
    name: "a member of a request loses its format",
    after: properties("NoteInput", { due: { format: null } }),
    bump: "minor",
    lines: ['added, createNote, request: `format` of `NoteInput.due` is none, was `"date-time"`.'],
  },
  {
    name: "a member of a response gets a format that has no type",
    after: properties("Note", { count: { format: "int32" } }),
    bump: "patch",
    lines: ['fixed, listNotes, createNote, getNote, response: `format` of `Note.count` is `"int32"`, was none.'],
  },
  {
    name: "text of a response becomes binary",
    after: properties("Note", { text: { format: "binary" } }),
    bump: "major",
    lines: ['breaking, listNotes, createNote, getNote, response: `format` of `Note.text` is `"binary"`, was none.'],
  },
  {
    name: "a parameter allows less",
    after: operation("get", "/notes", {
      parameters: [
        { name: "limit", in: "query", schema: { type: "integer", default: 20, maximum: 50 } },
        { name: "kind", in: "query", schema: { type: "string", enum: ["memo", "task"] } },
      ],
    }),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `maximum` of `limit` is `50`, was `100`."],
  },
];
