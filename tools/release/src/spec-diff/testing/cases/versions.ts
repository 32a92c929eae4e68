import { properties, refer, type SpecCase } from "../spec-case.ts";

const old = (members: object): object => ({
  openapi: "3.0.3",
  components: {
    schemas: {
      Note: { properties: { due: { type: "string", nullable: true }, state: { const: null, enum: ["open"] } } },
      NoteInput: { properties: members },
    },
  },
});

const current = (members: object): object => properties("NoteInput", members);

/** OpenAPI 3.0 and 3.1 write some things differently. */
export const versions: readonly SpecCase[] = [
  {
    name: "OpenAPI 3.0 becomes 3.1 without a change of meaning",
    before: old({
      kind: { nullable: true, enum: ["memo", "task", null] },
      author: { $ref: null, nullable: true, allOf: [refer("Person")] },
      priority: { minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      text: { nullable: true, example: "x" },
    }),
    after: current({
      kind: { type: ["string", "null"], enum: ["memo", "task", null] },
      author: { $ref: null, anyOf: [refer("Person"), { type: "null" }] },
      priority: { exclusiveMinimum: 0, maximum: 9 },
      text: { type: ["string", "null"], examples: ["x"] },
    }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 and a member may be null",
    before: old({}),
    after: current({ text: { type: ["string", "null"] } }),
    bump: "minor",
    lines: ["added, createNote, request: The type of `NoteInput.text` is `string | null`, was `string`."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 and an excluded limit is allowed",
    before: old({ priority: { minimum: 0, exclusiveMinimum: true } }),
    after: current({ priority: { minimum: 0 } }),
    bump: "minor",
    lines: ["added, createNote, request: `minimum` of `NoteInput.priority` is `0`, was `0` (excluded)."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 and a keyword beside a reference counts",
    before: old({ author: { required: ["email"] } }),
    after: current({ author: { required: ["email"] } }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.author.email` is required now."],
  },
  {
    name: "what goes without saying is no longer written",
    before: current({ text: { minLength: 0, nullable: false, deprecated: false }, title: { type: ["string"] } }),
    after: {},
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 with bytes that are written in base64",
    before: old({ data: { type: "string", format: "byte" } }),
    after: current({ data: { type: "string", contentEncoding: "base64" } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 and null is no longer one of the values",
    before: old({ k: { type: "string", nullable: true, enum: ["a", null] } }),
    after: current({ k: { type: "string", enum: ["a"] } }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `NoteInput.k` is `'a'`, was `'a' | null`."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 with a choice of null and a component",
    before: old({ author: { $ref: null, nullable: true, allOf: [refer("Person")] } }),
    after: current({ author: { $ref: null, oneOf: [{ type: "null" }, refer("Person")] } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 and the description beside a reference counts",
    before: old({ author: { description: "Who wrote it." } }),
    after: current({ author: { description: "Who wrote it." } }),
    bump: "patch",
    lines: ["fixed, createNote, The documentation has changed: `NoteInput.author`."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 with a const in place of an enum of one",
    before: old({ k: { type: "string", enum: ["a"] } }),
    after: current({ k: { const: "a" } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "OpenAPI 3.0 becomes 3.1 with null as a member of a choice",
    before: old({ k: { nullable: true, anyOf: [{ type: "string" }, { type: "integer" }] } }),
    after: current({ k: { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "OpenAPI 3.1 becomes 3.2",
    after: { openapi: "3.2.0" },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
];
