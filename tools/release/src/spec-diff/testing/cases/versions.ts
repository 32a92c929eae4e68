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
];
