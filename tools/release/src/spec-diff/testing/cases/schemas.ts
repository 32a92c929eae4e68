import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const input = (patch: object): object => schema("NoteInput", patch);
const note = (patch: object): object => schema("Note", patch);

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
