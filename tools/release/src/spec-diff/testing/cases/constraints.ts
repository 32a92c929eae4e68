import { operation, properties, type SpecCase, schema } from "../spec-case.ts";

/** A component that refers to a definition of its own. */
const definition = (size: object): object =>
  schema("NoteInput", {
    $defs: { Draft: { type: "object", properties: { size } } },
    properties: { draft: { $ref: "#/components/schemas/NoteInput/$defs/Draft" } },
  });

/** Conditions on values, which types do not express. */
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
    lines: ["added, createNote, request: `maxLength` of `NoteInput.title` is not set, was `200`."],
  },
  {
    name: "a component of both directions allows less",
    after: properties("Person", { name: { maxLength: 100 } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `maxLength` of `Person.name` is `100`, was not set.",
      "fixed, listNotes, createNote, getNote, response: `maxLength` of `Person.name` is `100`, was not set.",
    ],
  },
  {
    name: "a request gets a pattern",
    after: properties("NoteInput", { clientId: { pattern: "^[a-z]+$" } }),
    bump: "major",
    lines: ['breaking, createNote, request: `pattern` of `NoteInput.clientId` is `"^[a-z]+$"`, was not set.'],
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
    lines: ['breaking, createNote, request: `format` of `NoteInput.text` is `"email"`, was not set.'],
  },
  {
    name: "a member of a request loses its format",
    after: properties("NoteInput", { due: { format: null } }),
    bump: "minor",
    lines: ['added, createNote, request: `format` of `NoteInput.due` is not set, was `"date-time"`.'],
  },
  {
    name: "a member of a response gets a format that has no type",
    after: properties("Note", { count: { format: "int32" } }),
    bump: "patch",
    lines: ['fixed, listNotes, createNote, getNote, response: `format` of `Note.count` is `"int32"`, was not set.'],
  },
  {
    name: "text of a response becomes binary",
    after: properties("Note", { text: { format: "binary" } }),
    bump: "major",
    lines: ['breaking, listNotes, createNote, getNote, response: `format` of `Note.text` is `"binary"`, was not set.'],
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
  {
    name: "an integer of a request may be larger",
    before: properties("NoteInput", { priority: { format: "int32" } }),
    after: properties("NoteInput", { priority: { format: "int64" } }),
    bump: "minor",
    lines: ['added, createNote, request: `format` of `NoteInput.priority` is `"int64"`, was `"int32"`.'],
  },
  {
    name: "a number of a request may be more precise",
    before: properties("NoteInput", { ratio: { type: "number", format: "float" } }),
    after: properties("NoteInput", { ratio: { type: "number", format: "double" } }),
    bump: "minor",
    lines: ['added, createNote, request: `format` of `NoteInput.ratio` is `"double"`, was `"float"`.'],
  },
  {
    name: "an integer of a response is smaller",
    before: properties("Note", { count: { format: "int64" } }),
    after: properties("Note", { count: { format: "int32" } }),
    bump: "patch",
    lines: ['fixed, listNotes, createNote, getNote, response: `format` of `Note.count` is `"int32"`, was `"int64"`.'],
  },
  {
    name: "an integer of a response is larger",
    before: properties("Note", { count: { format: "int32" } }),
    after: properties("Note", { count: { format: "int64" } }),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `format` of `Note.count` is `"int64"`, was `"int32"`.',
    ],
  },
  {
    name: "a text of a response has another pattern",
    before: properties("Note", { text: { pattern: "^a" } }),
    after: properties("Note", { text: { pattern: "^b" } }),
    bump: "major",
    lines: ['breaking, listNotes, createNote, getNote, response: `pattern` of `Note.text` is `"^b"`, was `"^a"`.'],
  },
  {
    name: "a list of a response may have any number of items",
    before: properties("Note", { list: { type: "array", items: { type: "string" }, maxItems: 5 } }),
    after: properties("Note", { list: { type: "array", items: { type: "string" } } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `maxItems` of `Note.list` is not set, was `5`."],
  },
  {
    name: "an object of a request says that it may have further members",
    after: schema("NoteInput", { additionalProperties: true }),
    bump: "minor",
    lines: ["added, createNote, request: The type of `NoteInput` has changed."],
  },
  {
    name: "a text of a request should be hidden when it is typed",
    after: properties("NoteInput", { text: { format: "password" } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a request holds a definition that nothing uses",
    after: schema("NoteInput", { $defs: { Draft: { type: "string" } } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a definition within a request changes its type",
    before: definition({ type: "string" }),
    after: definition({ type: "integer" }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `Draft.size` is `number`, was `string`."],
  },
  {
    name: "a request no longer rules out one of two types",
    before: properties("NoteInput", { extra: { not: { type: ["string", "integer"] } } }),
    after: properties("NoteInput", { extra: { not: { type: "string" } } }),
    bump: "minor",
    lines: [
      'added, createNote, request: `not` of `NoteInput.extra` is `{"type":"string"}`, was `{"type":["string","integer"]}`.',
    ],
  },
  {
    name: "members that another one requires change their order",
    before: schema("NoteInput", { dependentRequired: { text: ["kind", "due"] } }),
    after: schema("NoteInput", { dependentRequired: { text: ["due", "kind"] } }),
    bump: "none",
    lines: [],
  },
];
