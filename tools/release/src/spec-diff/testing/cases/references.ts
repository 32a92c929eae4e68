import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const title = (beside: object): object => ({
  components: {
    schemas: {
      Title: { type: "string", maxLength: 200 },
      NoteInput: { properties: { title: { type: null, maxLength: null, ...refer("Title"), ...beside } } },
      Note: { properties: { title: { type: null, maxLength: null, ...refer("Title"), ...beside } } },
    },
  },
});

const author = (name: string, beside: object): object =>
  properties(name, { author: { ...refer("Person"), ...beside } });

/** `NoteInput` extends a component. */
const extended = (base: object, own: object): object => ({
  components: {
    schemas: {
      Base: { type: "object", ...base },
      NoteInput: { type: null, required: null, properties: null, allOf: [refer("Base"), { type: "object", ...own }] },
    },
  },
});

/** `Human` is as `Person` is, but for the length of the name. One member refers to it. */
const human = (name: object, user?: string): object => ({
  components: {
    schemas: {
      Human: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string", ...name }, email: { type: "string" } },
      },
      ...(user === undefined ? {} : { [user]: { properties: { author: refer("Human") } } }),
    },
  },
});

/** Keywords beside a `$ref`, and what an `allOf` adds. */
export const references: readonly SpecCase[] = [
  {
    name: "a request requires a member beside a reference",
    after: author("NoteInput", { required: ["email"] }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.author.email` is required now."],
  },
  {
    name: "a response requires a member beside a reference",
    after: author("Note", { required: ["email"] }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Note.author.email` is always there now."],
  },
  {
    name: "a body requires a member beside a reference",
    before: schema("NoteInput", { properties: null, required: null, type: null, ...refer("Person") }),
    after: schema("NoteInput", { properties: null, type: null, ...refer("Person"), required: ["email"] }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.email` is required now."],
  },
  {
    name: "a member of both directions is shorter than the component that it refers to",
    before: title({}),
    after: title({ maxLength: 100 }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `maxLength` of `NoteInput.title` is `100`, was `200`.",
      "fixed, listNotes, createNote, getNote, response: `maxLength` of `Note.title` is `100`, was `200`.",
    ],
  },
  {
    name: "a member has an enum beside its reference",
    before: title({}),
    after: title({ enum: ["a", "b"] }),
    bump: "major",
    lines: [
      'breaking, createNote, request: `NoteInput.title` is one of `"a"`, `"b"` now.',
      'added, listNotes, createNote, getNote, response: `Note.title` is one of `"a"`, `"b"` now.',
    ],
  },
  {
    name: "a member gets a property beside its reference",
    after: author("NoteInput", { properties: { team: { type: "string" } } }),
    bump: "minor",
    lines: ["added, createNote, request: `NoteInput.author.team` can be given."],
  },
  {
    name: "a reference is described",
    after: author("Note", { description: "Who wrote it." }),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, The documentation has changed: `Note.author`."],
  },
  {
    name: "a default beside a reference changes",
    before: title({ default: "a" }),
    after: title({ default: "b" }),
    bump: "major",
    lines: [
      'breaking, createNote, request: The default of `NoteInput.title` is `"b"`, was `"a"`.',
      'fixed, listNotes, createNote, getNote, response: The default of `Note.title` is `"b"`, was `"a"`.',
    ],
  },
  {
    name: "a keyword beside a reference means nothing in OpenAPI 3.0",
    before: { openapi: "3.0.3", ...properties("Note", { due: { type: "string" } }) },
    after: {
      openapi: "3.0.3",
      components: {
        schemas: { Note: { properties: { due: { type: "string" }, author: { required: ["email"] } } } },
      },
    },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "an allOf of a request requires another member",
    before: extended({ properties: { a: { type: "string" } } }, { properties: { title: { type: "string" } } }),
    after: extended(
      { properties: { a: { type: "string" } } },
      { properties: { title: { type: "string" } }, required: ["a"] },
    ),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.a` is required now."],
  },
  {
    name: "a member moves into the base of an allOf",
    before: extended({ properties: { a: { type: "string" } } }, { properties: { title: { type: "string" } } }),
    after: extended({ properties: { a: { type: "string" }, title: { type: "string" } } }, {}),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a member moves out of the base of an allOf, whose type loses it",
    before: extended({ properties: { a: { type: "string" }, title: { type: "string" } } }, {}),
    after: extended({ properties: { a: { type: "string" } } }, { properties: { title: { type: "string" } } }),
    bump: "major",
    lines: ["breaking, createNote, request: `Base.title` is gone."],
  },
  {
    name: "the base of an allOf gets a member",
    before: extended({ properties: { a: { type: "string" } } }, {}),
    after: extended({ properties: { a: { type: "string" }, b: { type: "string" } } }, {}),
    bump: "minor",
    lines: ["added, createNote, request: `Base.b` can be given."],
  },
  {
    name: "a member of an allOf allows less",
    before: extended({}, { properties: { a: { type: "string" } } }),
    after: extended({}, { properties: { a: { type: "string", maxLength: 9 } } }),
    bump: "major",
    lines: ["breaking, createNote, request: `maxLength` of `NoteInput.a` is `9`, was not set."],
  },
  {
    name: "a component may be null where a request refers to it",
    after: properties("NoteInput", { author: { $ref: null, oneOf: [{ type: "null" }, refer("Person")] } }),
    bump: "minor",
    lines: ["added, createNote, request: The type of `NoteInput.author` is `null | Person`, was `Person`."],
  },
  {
    name: "a member of a response refers to another component of the same form",
    before: human({}),
    after: human({}, "Note"),
    bump: "patch",
    lines: [
      "fixed, listNotes, createNote, getNote, response: The schema of `Note.author` has changed, its type has not.",
    ],
  },
  {
    name: "a member of a request refers to another component of the same type that allows less",
    before: human({ maxLength: 9 }),
    after: human({ maxLength: 9 }, "NoteInput"),
    bump: "major",
    lines: ["breaking, createNote, request: `maxLength` of `NoteInput.author.name` is `9`, was not set."],
  },
  {
    name: "a member of both directions loses a pattern beside its reference",
    before: title({ pattern: "^a" }),
    after: title({}),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `pattern` of `Note.title` is not set, was `"^a"`.',
      'added, createNote, request: `pattern` of `NoteInput.title` is not set, was `"^a"`.',
    ],
  },
  {
    name: "a member of a request may be null beside its reference",
    after: author("NoteInput", { type: ["object", "null"] }),
    bump: "minor",
    lines: ["added, createNote, request: The type of the request has changed."],
  },
  {
    name: "a request refuses further members beside a reference",
    after: author("NoteInput", { additionalProperties: false }),
    bump: "major",
    lines: ["breaking, createNote, request: `additionalProperties` of `NoteInput.author` is `false`, was not set."],
  },
  {
    name: "a request rules out members beside a reference",
    after: author("NoteInput", { not: { required: ["email"] } }),
    bump: "major",
    lines: ['breaking, createNote, request: `not` of `NoteInput.author` is `{"required":["email"]}`, was not set.'],
  },
  {
    name: "a member is deprecated beside its reference",
    after: author("NoteInput", { deprecated: true }),
    bump: "minor",
    lines: ["added, createNote, request: `NoteInput.author` is deprecated."],
  },
  {
    name: "items of a request require a member beside a reference",
    before: properties("NoteInput", { all: { type: "array", items: refer("Person") } }),
    after: properties("NoteInput", { all: { type: "array", items: { ...refer("Person"), required: ["email"] } } }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.all[].email` is required now."],
  },
  {
    name: "a body of a response gets a member beside its reference",
    after: operation("get", "/notes/{noteId}", {
      responses: { 200: { content: { "application/json": { schema: { properties: { more: { type: "string" } } } } } } },
    }),
    bump: "minor",
    lines: ["added, getNote, response 200: `more` is new."],
  },
  {
    name: "a member refers to a member of another component with the same schema",
    before: properties("NoteInput", { nick: { type: "string" } }),
    after: properties("NoteInput", { nick: { type: null, $ref: "#/components/schemas/Person/properties/name" } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
];
