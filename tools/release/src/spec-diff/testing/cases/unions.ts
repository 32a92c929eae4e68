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
];
