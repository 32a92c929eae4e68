import { properties, refer, type SpecCase, schema } from "../spec-case.ts";

/** Members of bodies that come, go, or must be given. */
export const fields: readonly SpecCase[] = [
  {
    name: "an optional member of a request becomes required",
    after: schema("NoteInput", { required: ["title", "text"] }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.text` is required now."],
  },
  {
    name: "a required member of a request becomes optional",
    after: schema("NoteInput", { required: [] }),
    bump: "minor",
    lines: ["added, createNote, request: `NoteInput.title` can be left out now."],
  },
  {
    name: "an optional member of a response becomes required",
    after: schema("Note", { required: ["id", "title", "text"] }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Note.text` is always there now."],
  },
  {
    name: "a required member of a response becomes optional",
    after: schema("Note", { required: ["id"] }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Note.title` can be missing now."],
  },
  {
    name: "a request gets an optional member",
    after: properties("NoteInput", { color: { type: "string" } }),
    bump: "minor",
    lines: ["added, createNote, request: `NoteInput.color` can be given."],
  },
  {
    name: "a request gets a required member",
    after: schema("NoteInput", { required: ["title", "color"], properties: { color: { type: "string" } } }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.color` is new and required."],
  },
  {
    name: "a request loses an optional member",
    after: properties("NoteInput", { text: null }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.text` is gone."],
  },
  {
    name: "a member of a request is renamed",
    after: properties("NoteInput", { text: null, content: { type: "string" } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `NoteInput.text` is gone.",
      "added, createNote, request: `NoteInput.content` can be given.",
    ],
  },
  {
    name: "a response gets a member",
    after: properties("Note", { color: { type: "string" } }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Note.color` is new."],
  },
  {
    name: "a response loses an optional member",
    after: properties("Note", { text: null }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Note.text` is gone."],
  },
  {
    name: "a response loses a required member",
    after: schema("Note", { required: ["id"], properties: { title: null } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Note.title` is gone."],
  },
  {
    name: "a component of both directions gets a required member",
    after: schema("Person", { required: ["name", "team"], properties: { team: { type: "string" } } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `Person.team` is new and required.",
      "added, listNotes, createNote, getNote, response: `Person.team` is new.",
    ],
  },
  {
    name: "a member of both directions becomes required",
    after: schema("Person", { required: ["name", "email"] }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `Person.email` is required now.",
      "added, listNotes, createNote, getNote, response: `Person.email` is always there now.",
    ],
  },
  {
    name: "a member becomes read-only, which no request uses",
    after: properties("Note", { id: { readOnly: true } }),
    bump: "minor",
    lines: [
      "added, The type `NoteWritable` is new.",
      "fixed, listNotes, createNote, getNote, response: `readOnly` of `Note.id` has changed.",
    ],
  },
  {
    name: "a member of a request becomes read-only",
    after: properties("NoteInput", { clientId: { readOnly: true } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `NoteInput.clientId` is gone: it is `readOnly` now.",
      "added, The type `NoteInputWritable` is new.",
    ],
  },
  {
    name: "two responses get different members at once",
    after: {
      components: { schemas: { Note: { properties: { a: refer("Value") } }, Problem: { properties: { b: {} } } } },
    },
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Note.a` is new.",
      "added, listNotes, createNote, getNote, response: `Problem.b` is new.",
    ],
  },
];
