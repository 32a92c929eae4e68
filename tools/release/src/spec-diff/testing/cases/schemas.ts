import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const input = (patch: object): object => schema("NoteInput", patch);
const note = (patch: object): object => schema("Note", patch);

/** A response refers to a component that says nothing, or little, of its values. */
const anything = (any: unknown): object => ({
  components: { schemas: { Any: any, Note: { properties: { x: refer("Any") } } } },
});

const tuple = (first: unknown): object =>
  properties("NoteInput", { pair: { type: "array", prefixItems: [first, { type: "string" }] } });

/** A text of a request in which some values are ruled out. */
const excluding = (not: object): object => properties("NoteInput", { x: { type: "string", not } });

/** Schemas that are booleans, and conditions that no type shows. */
export const schemas: readonly SpecCase[] = [
  {
    name: "a response loses a member that may be anything",
    before: properties("Note", { meta: true }),
    after: {},
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Note.meta` is gone."],
  },
  {
    name: "a response gets a member that may be anything",
    after: properties("Note", { meta: true }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Note.meta` is new."],
  },
  {
    name: "a request gets a required member that may be anything",
    after: input({ required: ["title", "meta"], properties: { meta: true } }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.meta` is new and required."],
  },
  {
    name: "a member of a request that may be anything becomes text",
    before: properties("NoteInput", { meta: true }),
    after: properties("NoteInput", { meta: { type: "string" } }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `NoteInput.meta` is `string`, was `unknown`."],
  },
  {
    name: "a member of a response that may be anything becomes text",
    before: properties("Note", { meta: true }),
    after: properties("Note", { meta: { type: "string" } }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: The type of `Note.meta` is `string`, was `unknown`."],
  },
  {
    name: "an empty schema is written as a boolean",
    before: properties("Note", { meta: {} }),
    after: properties("Note", { meta: true }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a member of a request is forbidden",
    after: properties("NoteInput", { text: false }),
    bump: "major",
    lines: ["breaking, createNote, request: `NoteInput.text` is gone."],
  },
  {
    name: "a member of a request is no longer forbidden",
    before: properties("NoteInput", { text: false }),
    after: properties("NoteInput", { text: { type: "string" } }),
    bump: "minor",
    lines: ["added, createNote, request: `NoteInput.text` can be given."],
  },
  {
    name: "a request rules out a combination",
    after: input({ not: { required: ["text", "due"] } }),
    bump: "major",
    lines: ['breaking, createNote, request: `not` of `NoteInput` is `{"required":["text","due"]}`, was not set.'],
  },
  {
    name: "a request no longer rules out a combination",
    before: input({ not: { required: ["text", "due"] } }),
    after: input({}),
    bump: "minor",
    lines: ['added, createNote, request: `not` of `NoteInput` is not set, was `{"required":["text","due"]}`.'],
  },
  {
    name: "a request rules out another combination",
    before: input({ not: { required: ["text"] } }),
    after: input({ not: { required: ["due"] } }),
    bump: "major",
    lines: [
      'breaking, createNote, request: `not` of `NoteInput` is `{"required":["due"]}`, was `{"required":["text"]}`.',
    ],
  },
  {
    name: "a response rules out a combination",
    after: note({ not: { required: ["text", "due"] } }),
    bump: "patch",
    lines: [
      'fixed, listNotes, createNote, getNote, response: `not` of `Note` is `{"required":["text","due"]}`, was not set.',
    ],
  },
  {
    name: "a response no longer rules out a combination",
    before: note({ not: { required: ["text", "due"] } }),
    after: note({}),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `not` of `Note` is not set, was `{"required":["text","due"]}`.',
    ],
  },
  {
    name: "members of a request must match a pattern",
    after: input({ patternProperties: { "^x-": { type: "integer" } } }),
    bump: "major",
    lines: [
      'breaking, createNote, request: `patternProperties` of `NoteInput` is `{"^x-":{"type":"integer"}}`, was not set.',
    ],
  },
  {
    name: "members of a response match a pattern",
    after: note({ patternProperties: { "^x-": { type: "integer" } } }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: The type of `Note` has changed."],
  },
  {
    name: "a member of a request requires another",
    after: input({ dependentRequired: { text: ["due"] } }),
    bump: "major",
    lines: ['breaking, createNote, request: `dependentRequired` of `NoteInput` is `{"text":["due"]}`, was not set.'],
  },
  {
    name: "a request has a condition",
    after: input({ if: { required: ["text"] }, else: { required: ["due"] } }),
    bump: "major",
    lines: [
      'breaking, createNote, request: `if` of `NoteInput` is `{"required":["text"]}`, was not set.',
      'breaking, createNote, request: `else` of `NoteInput` is `{"required":["due"]}`, was not set.',
    ],
  },
  {
    name: "a request allows no unevaluated members",
    after: input({ unevaluatedProperties: false }),
    bump: "major",
    lines: ["breaking, createNote, request: `unevaluatedProperties` of `NoteInput` is `false`, was not set."],
  },
  {
    name: "items of a request must be unique",
    before: properties("NoteInput", { tags: { type: "array", items: { type: "string" } } }),
    after: properties("NoteInput", { tags: { type: "array", items: { type: "string" }, uniqueItems: true } }),
    bump: "major",
    lines: ["breaking, createNote, request: `uniqueItems` of `NoteInput.tags` is `true`, was not set."],
  },
  {
    name: "a number of a request has fewer multiples",
    before: properties("NoteInput", { priority: { multipleOf: 2 } }),
    after: properties("NoteInput", { priority: { multipleOf: 4 } }),
    bump: "major",
    lines: ["breaking, createNote, request: `multipleOf` of `NoteInput.priority` is `4`, was `2`."],
  },
  {
    name: "a number of a request has more multiples",
    before: properties("NoteInput", { priority: { multipleOf: 4 } }),
    after: properties("NoteInput", { priority: { multipleOf: 2 } }),
    bump: "minor",
    lines: ["added, createNote, request: `multipleOf` of `NoteInput.priority` is `2`, was `4`."],
  },
  {
    name: "a number of a request has a lower minimum",
    before: properties("NoteInput", { priority: { minimum: 1 } }),
    after: properties("NoteInput", { priority: { minimum: 0 } }),
    bump: "minor",
    lines: ["added, createNote, request: `minimum` of `NoteInput.priority` is `0`, was `1`."],
  },
  {
    name: "a union of a request loses an object",
    before: properties("NoteInput", { author: { $ref: null, oneOf: [refer("Person"), { type: "string" }] } }),
    after: properties("NoteInput", { author: { $ref: null, oneOf: [{ type: "string" }] } }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `NoteInput.author` is `string`, was `Person | string`."],
  },
  {
    name: "a union of a response loses an object",
    before: properties("Note", { author: { $ref: null, oneOf: [refer("Person"), { type: "string" }] } }),
    after: properties("Note", { author: { $ref: null, oneOf: [{ type: "string" }] } }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: The type of `Note.author` is `string`, was `Person | string`.",
    ],
  },
  {
    name: "a union of texts in a request loses one of them",
    before: properties("NoteInput", {
      due: {
        type: null,
        format: null,
        oneOf: [
          { type: "string", format: "date" },
          { type: "string", format: "email" },
        ],
      },
    }),
    after: properties("NoteInput", { due: { type: null, format: null, oneOf: [{ type: "string", format: "date" }] } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: `oneOf` of `NoteInput.due` has changed.",
      'breaking, createNote, request: `format` of `NoteInput.due` is `"date"`, was not set.',
    ],
  },
  {
    name: "a name in the mapping of a discriminator changes",
    before: discriminated("dog"),
    after: discriminated("DOG"),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: The type of `Value` has changed."],
  },
  {
    name: "a response without a body joins another success",
    after: operation("post", "/files", { responses: { 202: { description: "Later." } } }),
    bump: "major",
    lines: [
      "breaking, uploadFile, result: The type of the result has changed.",
      "added, uploadFile, response 202: The status 202 is documented now.",
    ],
  },
  {
    name: "an object of a response no longer refuses further members",
    before: note({ additionalProperties: false }),
    after: note({}),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, response: The schema of `Note` has changed, its type has not."],
  },
  {
    name: "an object of a request no longer refuses further members",
    before: input({ additionalProperties: false }),
    after: input({}),
    bump: "minor",
    lines: ["added, createNote, request: `additionalProperties` of `NoteInput` is not set, was `false`."],
  },
  {
    name: "further members of a request are of another type",
    before: input({ additionalProperties: { type: "string" } }),
    after: input({ additionalProperties: { type: "integer" } }),
    bump: "major",
    lines: ["breaking, createNote, request: The type of `NoteInput[key]` is `number`, was `string`."],
  },
  {
    name: "an object of a request says by an empty schema, and then by a boolean, that it may have further members",
    before: schema("NoteInput", { additionalProperties: {} }),
    after: schema("NoteInput", { additionalProperties: true }),
    bump: "patch",
    lines: ["fixed, createNote, request: The schema of `NoteInput` has changed, its type has not."],
  },
  {
    name: "items of a response that may be anything are ruled out",
    before: properties("Note", { list: { type: "array", items: true } }),
    after: properties("Note", { list: { type: "array", items: false } }),
    bump: "minor",
    lines: [
      "added, listNotes, getNote, response 200: The type of the response 200 has changed.",
      "added, createNote, response 201: The type of the response 201 has changed.",
      "fixed, listNotes, createNote, getNote, response: `not` of `Note.list[]` is `{}`, was not set.",
    ],
  },
  {
    name: "a required member of a response that may be anything can be missing",
    before: schema("Note", { required: ["id", "title", "x"], properties: { x: true } }),
    after: schema("Note", { properties: { x: true } }),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `Note.x` can be missing now."],
  },
  {
    name: "a component of a response that may be anything becomes text",
    before: anything(true),
    after: anything({ type: "string" }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: The type of `Any` is `string`, was `unknown`."],
  },
  {
    name: "further members of a request that may be anything become text",
    before: schema("NoteInput", { additionalProperties: true }),
    after: schema("NoteInput", { additionalProperties: { type: "string" } }),
    bump: "major",
    lines: ['breaking, createNote, request: `additionalProperties` of `NoteInput` is `{"type":"string"}`, was `true`.'],
  },
  {
    name: "a response has no unevaluated members",
    after: schema("Note", { unevaluatedProperties: false }),
    bump: "patch",
    lines: [
      "fixed, listNotes, createNote, getNote, response: `unevaluatedProperties` of `Note` is `false`, was not set.",
    ],
  },
  {
    name: "the first item of a tuple is written as an empty schema instead of a boolean",
    before: tuple(true),
    after: tuple({}),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a response rules out another type",
    before: properties("Note", { x: { not: { type: "string" } } }),
    after: properties("Note", { x: { not: { type: "integer" } } }),
    bump: "major",
    lines: [
      'breaking, listNotes, createNote, getNote, response: `not` of `Note.x` is `{"type":"integer"}`, was `{"type":"string"}`.',
    ],
  },
  {
    name: "everything is ruled out for a member of a request",
    before: properties("NoteInput", { x: { type: "string" } }),
    after: properties("NoteInput", { x: { not: {} } }),
    bump: "major",
    lines: [
      "breaking, createNote, request: The type of `NoteInput.x` is `never`, was `string`.",
      "breaking, createNote, request: `not` of `NoteInput.x` is `{}`, was not set.",
    ],
  },
  {
    name: "a value of a request is no longer ruled out",
    before: excluding({ enum: ["a", "b"] }),
    after: excluding({ enum: ["a"] }),
    bump: "minor",
    lines: ['added, createNote, request: `not` of `NoteInput.x` is `{"enum":["a"]}`, was `{"enum":["a","b"]}`.'],
  },
  {
    name: "values that are ruled out are listed in another order",
    before: excluding({ enum: ["a", "b"] }),
    after: excluding({ enum: ["b", "a"] }),
    bump: "none",
    lines: [],
  },
  {
    name: "what is ruled out is described",
    before: excluding({ const: "a" }),
    after: excluding({ const: "a", description: "Not a." }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "what an allOf rules out is written beside it",
    before: schema("NoteInput", { allOf: [{ not: { required: ["text"] } }] }),
    after: schema("NoteInput", { not: { required: ["text"] } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
];

function discriminated(name: string): object {
  const kind = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  return {
    components: {
      schemas: {
        Cat: kind,
        Dog: { ...kind, properties: { kind: { type: "string" }, bark: { type: "boolean" } } },
        Value: {
          oneOf: [refer("Cat"), refer("Dog")],
          discriminator: {
            propertyName: "kind",
            mapping: { cat: "#/components/schemas/Cat", [name]: "#/components/schemas/Dog" },
          },
        },
      },
    },
  };
}
