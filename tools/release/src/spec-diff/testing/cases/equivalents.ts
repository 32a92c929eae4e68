import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const nothing = ["fixed, Only details have changed that no code depends on."];

const bases = (...names: readonly string[]): object =>
  schema("NoteInput", { type: null, required: null, properties: null, allOf: names.map(refer) });

/** Changes of form: the same values are allowed as before, and the types say so. */
export const equivalents: readonly SpecCase[] = [
  {
    name: "an allOf of two lengths is written as the shorter one",
    before: properties("NoteInput", {
      text: { type: null, allOf: [{ type: "string", maxLength: 9 }, { maxLength: 5 }] },
    }),
    after: properties("NoteInput", { text: { type: "string", maxLength: 5 } }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "parts of an allOf change their order",
    before: bases("Person", "Problem"),
    after: bases("Problem", "Person"),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "text or null is written as a list of types",
    before: properties("NoteInput", { text: { type: null, anyOf: [{ type: "string" }, { type: "null" }] } }),
    after: properties("NoteInput", { text: { type: ["string", "null"] } }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "limited text or null is written as a list of types, and the limit goes",
    before: properties("NoteInput", {
      text: { type: null, anyOf: [{ type: "string", maxLength: 9 }, { type: "null" }] },
    }),
    after: properties("NoteInput", { text: { type: ["string", "null"] } }),
    bump: "minor",
    lines: ["added, createNote, request: `maxLength` of `NoteInput.text` is not set, was `9`."],
  },
  {
    name: "an enum with null is written as a choice of an enum and null",
    before: properties("NoteInput", { kind: { type: ["string", "null"], enum: ["memo", "task", null] } }),
    after: properties("NoteInput", {
      kind: { type: null, enum: null, anyOf: [{ type: "string", enum: ["memo", "task"] }, { type: "null" }] },
    }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "a list of types is written as a choice of types",
    before: properties("Note", { size: { type: ["string", "integer"] } }),
    after: properties("Note", { size: { oneOf: [{ type: "string" }, { type: "integer" }] } }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "a const is written as an enum of one",
    before: properties("NoteInput", { state: { const: "open" } }),
    after: properties("NoteInput", { state: { enum: ["open"] } }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "an enum is added beside a const that it includes",
    before: properties("NoteInput", { state: { const: "open" } }),
    after: properties("NoteInput", { state: { const: "open", enum: ["open", "closed"] } }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "an integer above 0 is written as one of at least 1",
    before: properties("NoteInput", { priority: { exclusiveMinimum: 0 } }),
    after: properties("NoteInput", { priority: { minimum: 1 } }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "a component's name changes its case, and its type is named as before",
    after: {
      components: {
        schemas: {
          Person: null,
          person: {
            type: "object",
            required: ["name"],
            properties: { name: { type: "string" }, email: { type: "string" } },
          },
          Note: { properties: { author: refer("person") } },
          NoteInput: { properties: { author: refer("person") } },
        },
      },
    },
    bump: "patch",
    lines: nothing,
  },
  {
    name: "an operation without credentials takes some that need not be given",
    before: operation("get", "/notes", { security: [] }),
    after: operation("get", "/notes", { security: [{}, { basicAuth: [] }] }),
    bump: "patch",
    lines: nothing,
  },
  {
    name: "a reference to a described component is written as an allOf of it",
    before: schema("Person", { description: "Somebody.", title: "Person" }),
    after: {
      components: {
        schemas: {
          Person: { description: "Somebody.", title: "Person" },
          Note: { properties: { author: { $ref: null, allOf: [refer("Person")] } } },
        },
      },
    },
    bump: "patch",
    lines: nothing,
  },
];
