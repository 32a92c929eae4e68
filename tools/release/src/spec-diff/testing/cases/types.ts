import { properties, refer, type SpecCase, schema } from "../spec-case.ts";

/** Types of members. */
export const types: readonly SpecCase[] = [
  {
    name: "a member of a request changes its type",
    after: properties("NoteInput", { text: { type: "integer" } }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `NoteInput.text` is `number`, was `string`."],
  },
  {
    name: "a member of a response changes its type",
    after: properties("Note", { count: { type: "string" } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: The type of `Note.count` is `string`, was `number`."],
  },
  {
    name: "a member of a request may be null",
    after: properties("NoteInput", { text: { type: ["string", "null"] } }),
    bump: "minor",
    lines: ["added, createNote, request: The type of `NoteInput.text` is `string | null`, was `string`."],
  },
  {
    name: "a member of a request may no longer be null",
    before: properties("NoteInput", { text: { type: ["string", "null"] } }),
    after: properties("NoteInput", { text: { type: "string" } }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `NoteInput.text` is `string`, was `string | null`."],
  },
  {
    name: "a member of a response may be null",
    after: properties("Note", { text: { type: ["string", "null"] } }),
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, response: The type of `Note.text` is `string | null`, was `string`.",
    ],
  },
  {
    name: "a member of a response may no longer be null",
    after: properties("Note", { due: { type: "string" } }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: The type of `Note.due` is `string`, was `string | null`.",
    ],
  },
  {
    name: "a member of a response may be null in OpenAPI 3.0",
    before: {
      openapi: "3.0.3",
      ...properties("Note", { due: { type: "string" }, state: { const: null, type: "string" } }),
    },
    after: {
      openapi: "3.0.3",
      ...properties("Note", {
        due: { type: "string" },
        state: { const: null, type: "string" },
        text: { nullable: true },
      }),
    },
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, response: The type of `Note.text` is `string | null`, was `string`.",
    ],
  },
  {
    name: "an integer of a request becomes a number",
    after: properties("NoteInput", { priority: { type: "number" } }),
    bump: "minor",
    lines: ['added, createNote, request: `type` of `NoteInput.priority` is `"number"`, was `"integer"`.'],
  },
  {
    name: "an integer of a response becomes a number",
    after: properties("Note", { count: { type: "number" } }),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `type` of `Note.count` is `"number"`, was `"integer"`.',
    ],
  },
  {
    name: "a member of a request takes a union with its old type",
    after: properties("NoteInput", { author: { $ref: null, oneOf: [refer("Person"), { type: "string" }] } }),
    bump: "minor",
    lines: ["added, createNote, request: The type of `NoteInput.author` is `Person | string`, was `Person`."],
  },
  {
    name: "a member of a response becomes a union with its old type",
    after: properties("Note", { author: { $ref: null, oneOf: [refer("Person"), { type: "string" }] } }),
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, response: The type of `Note.author` is `Person | string`, was `Person`.",
    ],
  },
  {
    name: "a union of a response gets a member",
    after: schema("Value", { oneOf: [{ type: "string" }, { type: "integer" }, { type: "boolean" }] }),
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, response: The type of `Value` is `string | number | boolean`, was `string | number`.",
    ],
  },
  {
    name: "a union of a response loses a member",
    after: schema("Value", { oneOf: [{ type: "string" }] }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: The type of `Value` is `string`, was `string | number`."],
  },
  {
    name: "a oneOf becomes an anyOf",
    after: schema("Value", { oneOf: null, anyOf: [{ type: "string" }, { type: "integer" }] }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "the items of an array change their type",
    after: properties("Problem", { errors: { items: { type: "object", properties: { code: { type: "string" } } } } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: The type of `Problem.errors[]` has changed."],
  },
  {
    name: "an array may be null and has other items, which is said once",
    after: properties("Problem", { errors: { type: ["array", "null"], items: { type: "integer" } } }),
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, response: The type of `Problem.errors` is `Array<number> | null`, was `Array<string>`.",
    ],
  },
  {
    name: "a member of a response refers to another component",
    after: properties("Note", { author: refer("Unused") }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: The type of `Note.author` is `Unused`, was `Person`."],
  },
  {
    name: "an object of a request refuses further members",
    after: schema("NoteInput", { additionalProperties: false }),
    bump: "major",
    lines: ["breaking, createNote, request: `additionalProperties` of `NoteInput` is `false`, was not set."],
  },
  {
    name: "an object of a response has further members",
    after: schema("Problem", { additionalProperties: { type: "string" } }),
    bump: "minor",
    // Its type has an index signature now, so the type has changed.
    lines: ["added, listNotes, createNote, getNote, response: The type of `Problem` has changed."],
  },
  {
    name: "a component that no operation uses changes its type",
    after: properties("Unused", { note: { type: "integer" } }),
    bump: "major",
    lines: ["breaking, The type of `Unused.note` is `number`, was `string`."],
  },
];
