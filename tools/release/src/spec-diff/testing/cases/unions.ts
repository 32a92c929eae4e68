import { properties, refer, type SpecCase } from "../spec-case.ts";

/** A component has a union of `A`, `B` or more, which a discriminator tells apart. `C` is always there. */
const union = (holder: string, names: readonly string[], discriminator = "kind"): object => {
  const variants = ["A", "B", "C"].map((name) => [
    name,
    { type: "object", required: [discriminator], properties: { [discriminator]: { const: name.toLowerCase() } } },
  ]);
  const mapping = Object.fromEntries(names.map((name) => [name.toLowerCase(), `#/components/schemas/${name}`]));
  const choice = { oneOf: names.map(refer), discriminator: { propertyName: discriminator, mapping } };
  const holders = { [holder]: { properties: { value: refer("Choice") } } };
  return { components: { schemas: { ...Object.fromEntries(variants), Choice: choice, ...holders } } };
};

const pair = (items: readonly string[], minItems: number): object => ({
  pair: { type: "array", prefixItems: items.map((type) => ({ type })), items: false, minItems },
});

const text = { type: "string" };
const object = (name: string) => ({ type: "object", required: [name], properties: { [name]: text } });
const [one, other, third] = [object("a"), object("b"), object("c")];
const pairOfMembers = { type: "object", properties: { a: text, b: text } };
const value = (component: string, schema: object): object =>
  properties(component, { value: { $ref: null, ...schema } });
const choice = (discriminator: object): object => ({
  $ref: null,
  oneOf: [refer("One"), refer("Other")],
  discriminator,
});

/** Unions that a discriminator tells apart, and tuples. */
export const unions: readonly SpecCase[] = [
  {
    name: "a union of a response gets a variant that its discriminator tells apart",
    before: union("Note", ["A", "B"]),
    after: union("Note", ["A", "B", "C"]),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: The type of `Choice` is `A | B | C`, was `A | B`."],
  },
  {
    name: "a union of a request gets a variant that its discriminator tells apart",
    before: union("NoteInput", ["A", "B"]),
    after: union("NoteInput", ["A", "B", "C"]),
    bump: "minor",
    lines: ["added, createNote, request: The type of `Choice` is `A | B | C`, was `A | B`."],
  },
  {
    name: "the discriminator of a request has another name",
    before: union("NoteInput", ["A", "B", "C"]),
    after: union("NoteInput", ["A", "B", "C"], "sort"),
    bump: "major",
    lines: [
      "breaking, createNote, request: The type of `Choice` has changed.",
      ...["A", "B", "C"].flatMap((name) => [
        `breaking, \`${name}.kind\` is gone.`,
        `breaking, \`${name}.sort\` is new and required.`,
      ]),
    ],
  },
  {
    name: "the second item of a tuple in a response can be missing",
    before: properties("Note", pair(["string", "integer"], 2)),
    after: properties("Note", pair(["string", "integer"], 1)),
    bump: "major",
    lines: ["breaking, listNotes, createNote, getNote, response: `minItems` of `Note.pair` is `1`, was `2`."],
  },
  {
    name: "items of a tuple in a request change places",
    before: properties("NoteInput", pair(["string", "integer"], 2)),
    after: properties("NoteInput", pair(["integer", "string"], 2)),
    bump: "major",
    lines: [
      "breaking, createNote, request: The type of `NoteInput.pair[0]` is `number`, was `string`.",
      "breaking, createNote, request: The type of `NoteInput.pair[1]` is `string`, was `number`.",
    ],
  },
  {
    name: "a request requires a member that no schema describes",
    before: properties("NoteInput", { meta: { type: "object", additionalProperties: true } }),
    after: properties("NoteInput", { meta: { type: "object", additionalProperties: true, required: ["a"] } }),
    bump: "major",
    lines: ["breaking, createNote, request: `required` of `NoteInput.meta` has `a` now."],
  },
  {
    name: "a tuple in a request may have a third item",
    before: properties("NoteInput", pair(["string", "integer"], 2)),
    after: properties("NoteInput", pair(["string", "integer", "string"], 2)),
    bump: "minor",
    lines: [
      "added, createNote, request: The type of `NoteInput.pair` is `[string, number, (string)?, ]`, was `[string, number, ]`.",
    ],
  },
  {
    name: "items of a response that may be anything become text",
    before: properties("Note", { list: { type: "array", items: true } }),
    after: properties("Note", { list: { type: "array", items: { type: "string" } } }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: The type of `Note.list[]` is `string`, was `unknown`."],
  },
  {
    name: "a union within a union is written as one",
    before: value("NoteInput", { oneOf: [one, { oneOf: [other, third] }] }),
    after: value("NoteInput", { oneOf: [one, other, third] }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "an object of a union gets a member, beside one that has less",
    before: value("Note", { anyOf: [one, pairOfMembers] }),
    after: value("Note", { anyOf: [one, { ...pairOfMembers, properties: { ...pairOfMembers.properties, c: text } }] }),
    bump: "minor",
    lines: ["added, listNotes, createNote, getNote, response: `Note.value.c` is new."],
  },
  {
    name: "objects of a union get members and change their order",
    before: value("Note", { oneOf: [one, other] }),
    after: value("Note", {
      oneOf: [
        { ...other, properties: { ...other.properties, x: text } },
        { ...one, properties: { ...one.properties, y: text } },
      ],
    }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Note.value.x` is new.",
      "added, listNotes, createNote, getNote, response: `Note.value.y` is new.",
    ],
  },
  {
    name: "a choice of values is written as an enum",
    before: value("NoteInput", { oneOf: [{ const: "a", title: "A" }, { const: "b" }] }),
    after: value("NoteInput", { type: "string", enum: ["a", "b"] }),
    bump: "patch",
    lines: ["fixed, createNote, The documentation has changed: `NoteInput.value`."],
  },
  {
    name: "an enum is written as a choice of values with one more",
    before: value("NoteInput", { type: "string", enum: ["a", "b"] }),
    after: value("NoteInput", { oneOf: [{ const: "a" }, { const: "b" }, { const: "c" }] }),
    bump: "minor",
    lines: ['added, createNote, request: `NoteInput.value` can be `"c"` now.'],
  },
  {
    name: "a response has one of two members now",
    before: value("Note", pairOfMembers),
    after: value("Note", { ...pairOfMembers, anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    bump: "patch",
    lines: ["fixed, listNotes, createNote, getNote, response: `anyOf` of `Note.value` has changed."],
  },
  {
    name: "a request need no longer have one of two members",
    before: value("NoteInput", { ...pairOfMembers, anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    after: value("NoteInput", pairOfMembers),
    bump: "minor",
    lines: ["added, createNote, request: `anyOf` of `NoteInput.value` has changed."],
  },
  {
    name: "a discriminator states the names that go without saying",
    before: {
      components: {
        schemas: { One: one, Other: other, Note: { properties: { value: choice({ propertyName: "kind" }) } } },
      },
    },
    after: {
      components: {
        schemas: {
          One: one,
          Other: other,
          Note: {
            properties: {
              value: choice({
                propertyName: "kind",
                mapping: { One: "#/components/schemas/One", Other: "#/components/schemas/Other" },
              }),
            },
          },
        },
      },
    },
    bump: "patch",
    lines: [
      "fixed, listNotes, createNote, getNote, response: The schema of `Note.value` has changed, its type has not.",
    ],
  },
];
