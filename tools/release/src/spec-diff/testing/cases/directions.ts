import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const text = { type: "string" };
const read = { type: "string", readOnly: true };
const written = { type: "string", writeOnly: true };

/** `Person` is in requests and in responses. With these members it has a type for each. */
const person = (members: object, ...required: readonly string[]): object =>
  schema("Person", {
    required: ["name", ...required],
    properties: { id: read, password: written, ...members },
  });

/** A query that takes an object. */
const filter = (members: object): object =>
  operation("get", "/notes", {
    parameters: [{ name: "filter", in: "query", schema: { type: "object", properties: members } }],
  });

/** Members that only responses have (`readOnly`), or only requests (`writeOnly`). */
export const directions: readonly SpecCase[] = [
  {
    name: "a component of both directions gets a required read-only member",
    before: person({}),
    after: person({ created: read }, "created"),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.created` is new."],
  },
  {
    name: "a component of both directions gets its first read-only member, which is required",
    after: schema("Person", { required: ["name", "id"], properties: { id: read } }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Person.id` is new.",
      "added, The type `NoteWritable` is new.",
      "added, The type `NoteInputWritable` is new.",
      "added, The type `PersonWritable` is new.",
    ],
  },
  {
    name: "a component of both directions gets an optional write-only member",
    before: person({}),
    after: person({ secret: written }),
    bump: "minor",
    lines: ["added, createNote, request: `Person.secret` can be given."],
  },
  {
    name: "a component of both directions gets a required write-only member",
    before: person({}),
    after: person({ secret: written }, "secret"),
    bump: "major",
    lines: ["breaking, createNote, request: `Person.secret` is new and required."],
  },
  {
    name: "a read-only member becomes required",
    before: person({}),
    after: person({}, "id"),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.id` is always there now."],
  },
  {
    name: "a write-only member becomes required",
    before: person({}),
    after: person({}, "password"),
    bump: "major",
    lines: ["breaking, createNote, request: `Person.password` is required now."],
  },
  {
    name: "a read-only member becomes optional",
    before: person({}, "id"),
    after: person({}),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Person.id` can be missing now."],
  },
  {
    name: "a write-only member becomes optional",
    before: person({}, "password"),
    after: person({}),
    bump: "minor",
    lines: ["added, createNote, request: `Person.password` can be left out now."],
  },
  {
    name: "a read-only member is removed",
    before: person({ created: read }),
    after: person({}),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Person.created` is gone."],
  },
  {
    name: "a write-only member is removed",
    before: person({ secret: written }),
    after: person({}),
    bump: "major",
    lines: ["breaking, createNote, request: `Person.secret` is gone."],
  },
  {
    name: "a read-only member gets a pattern and a length",
    before: person({}),
    after: person({ id: { ...read, pattern: "^x", maxLength: 5 } }),
    bump: "patch",
    lines: [
      'fixed, listNotes, createNote, getNote, response: `pattern` of `Person.id` is `"^x"`, was not set.',
      "fixed, listNotes, createNote, getNote, response: `maxLength` of `Person.id` is `5`, was not set.",
    ],
  },
  {
    name: "a read-only member gets an enum",
    before: person({}),
    after: person({ id: { ...read, enum: ["a", "b"] } }),
    bump: "minor",
    lines: ['added, listNotes, createNote, getNote, response: `Person.id` is one of `"a"`, `"b"` now.'],
  },
  {
    name: "a write-only member allows less",
    before: person({}),
    after: person({ password: { ...written, minLength: 8 } }),
    bump: "major",
    lines: ["breaking, createNote, request: `minLength` of `Person.password` is `8`, was not set."],
  },
  {
    name: "a read-only member changes its type",
    before: person({}),
    after: person({ id: { type: "integer", readOnly: true } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: The type of `Person.id` is `number`, was `string`."],
  },
  {
    name: "a write-only member may be null",
    before: person({}),
    after: person({ password: { type: ["string", "null"], writeOnly: true } }),
    bump: "minor",
    lines: ["added, createNote, request: The type of `Person.password` is `string | null`, was `string`."],
  },
  {
    name: "a required member of both directions becomes read-only",
    before: person({ team: text }, "team"),
    after: person({ team: read }, "team"),
    bump: "major",
    lines: [
      "breaking, createNote, request: `Person.team` is gone: it is `readOnly` now.",
      "fixed, listNotes, createNote, getNote, response: `readOnly` of `Person.team` has changed.",
    ],
  },
  {
    name: "a required member is no longer read-only",
    before: person({ team: read }, "team"),
    after: person({ team: text }, "team"),
    bump: "major",
    lines: [
      "breaking, createNote, request: `Person.team` is new and required.",
      "fixed, listNotes, createNote, getNote, response: `readOnly` of `Person.team` has changed.",
    ],
  },
  {
    name: "an optional member is no longer write-only",
    before: person({ team: written }),
    after: person({ team: text }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Person.team` can be used: it was `writeOnly`.",
      "fixed, createNote, request: `writeOnly` of `Person.team` has changed.",
    ],
  },
  {
    name: "a required member refers to a component that is read-only",
    before: { ...person({}) },
    after: {
      components: {
        schemas: {
          Stamp: { type: "string", readOnly: true },
          Person: {
            required: ["name", "created"],
            properties: { id: read, password: written, created: refer("Stamp") },
          },
        },
      },
    },
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Person.created` is new.",
      "added, The type `Stamp` is new.",
    ],
  },
  {
    name: "a required member is read-only beside its reference",
    before: person({}),
    after: person({ owner: { ...refer("Value"), readOnly: true } }, "owner"),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.owner` is new."],
  },
  {
    name: "an allOf requires a read-only member of its base",
    before: {
      components: {
        schemas: { Stamped: { type: "object", properties: { created: read } }, Person: { allOf: [refer("Stamped")] } },
      },
    },
    after: {
      components: {
        schemas: {
          Stamped: { type: "object", properties: { created: read } },
          Person: {
            allOf: [refer("Stamped"), { type: "object", required: ["created"], properties: { created: read } }],
          },
        },
      },
    },
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.created` is always there now."],
  },
  {
    name: "a member of a component of requests only becomes write-only",
    after: properties("NoteInput", { text: { writeOnly: true } }),
    bump: "minor",
    lines: [
      "added, The type `NoteInputWritable` is new.",
      "fixed, createNote, request: `writeOnly` of `NoteInput.text` has changed.",
    ],
  },
  {
    name: "a read-only object of a component of both directions gets a required member",
    before: person({ meta: { type: "object", readOnly: true, properties: { a: text } } }),
    after: person({ meta: { type: "object", readOnly: true, required: ["b"], properties: { a: text, b: text } } }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.meta.b` is new."],
  },
  {
    name: "a read-only list of both directions becomes required",
    before: person({ tags: { type: "array", items: text, readOnly: true } }),
    after: person({ tags: { type: "array", items: text, readOnly: true } }, "tags"),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.tags` is always there now."],
  },
  {
    name: "a read-only member becomes write-only",
    before: person({ team: read }),
    after: person({ team: written }),
    bump: "major",
    lines: [
      "breaking, listNotes, createNote, getNote, response: `Person.team` is gone: it is `writeOnly` now.",
      "added, createNote, request: `Person.team` can be used: it was `readOnly`.",
    ],
  },
  {
    name: "a read-only member of an object in a request allows less",
    before: properties("NoteInput", { meta: { type: "object", properties: { at: read, b: text } } }),
    after: properties("NoteInput", {
      meta: { type: "object", properties: { at: { ...read, maxLength: 3 }, b: text } },
    }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "items of a request get a required read-only member",
    before: properties("NoteInput", { list: { type: "array", items: { type: "object", properties: { b: text } } } }),
    after: properties("NoteInput", {
      list: { type: "array", items: { type: "object", required: ["at"], properties: { at: read, b: text } } },
    }),
    bump: "minor",
    lines: ["added, The type `NoteInputWritable` is new."],
  },
  {
    name: "the default of a read-only member changes",
    before: person({ team: { ...read, default: "a" } }),
    after: person({ team: { ...read, default: "b" } }),
    bump: "patch",
    lines: ['fixed, listNotes, createNote, getNote, response: The default of `Person.team` is `"b"`, was `"a"`.'],
  },
  {
    name: "a write-only member may have another value",
    before: person({ mode: { ...written, enum: ["a"] } }),
    after: person({ mode: { ...written, enum: ["a", "b"] } }),
    bump: "minor",
    lines: ['added, createNote, request: `Person.mode` can be `"b"` now.'],
  },
  {
    name: "a component that was read-only can be sent",
    before: {
      components: { schemas: { Stamp: read, Person: { properties: { at: refer("Stamp") } } } },
    },
    after: {
      components: { schemas: { Stamp: text, Person: { properties: { at: refer("Stamp") } } } },
    },
    bump: "major",
    lines: [
      "breaking, The type `NoteWritable` is gone.",
      "breaking, The type `NoteInputWritable` is gone.",
      "breaking, The type `PersonWritable` is gone.",
      "added, createNote, request: `Person.at` can be used: it was `readOnly`.",
      "fixed, listNotes, createNote, getNote, response: `readOnly` of `Stamp` has changed.",
    ],
  },
  {
    name: "a read-only member is deprecated",
    before: person({}),
    after: person({ id: { ...read, deprecated: true } }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Person.id` is deprecated."],
  },
  {
    name: "an object in a query gets a read-only member",
    before: filter({ a: text }),
    after: filter({ a: text, b: read }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
];
