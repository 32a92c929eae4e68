import { baseDocument } from "../base-document.ts";
import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const renamed: { components: { schemas: object } } = JSON.parse(
  JSON.stringify(baseDocument).replaceAll("schemas/Problem", "schemas/Failure").replaceAll('"Problem":', '"Failure":'),
);

const person = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, email: { type: "string" } },
};

const near = (schemas: object): object => ({ components: { schemas } });
const one = { type: "object", properties: { a: { type: "string" } } };
const other = { type: "object", properties: { b: { type: "integer" } } };
const stamp = { type: "string", readOnly: true };

/** Names of component schemas, which are types that callers import. */
export const components: readonly SpecCase[] = [
  {
    name: "a component is renamed",
    after: { ...renamed, components: { schemas: { ...renamed.components.schemas, Problem: null } } },
    bump: "major",
    lines: ["breaking, The type `Problem` is now `Failure`."],
  },
  {
    name: "a component that nothing uses is added",
    after: schema("Color", { type: "string" }),
    bump: "minor",
    lines: ["added, The type `Color` is new."],
  },
  {
    name: "a component that nothing uses is removed",
    after: schema("Unused", null),
    bump: "major",
    lines: ["breaking, The type `Unused` is gone."],
  },
  {
    name: "a component becomes inline",
    after: {
      components: {
        schemas: {
          Person: null,
          Note: { properties: { author: { $ref: null, ...person } } },
          NoteInput: { properties: { author: { $ref: null, ...person } } },
        },
      },
    },
    bump: "major",
    lines: ["breaking, The type `Person` is gone."],
  },
  {
    name: "an inline schema becomes a component",
    after: {
      components: {
        schemas: {
          Kind: { type: "string", enum: ["memo", "task"] },
          Note: { properties: { kind: { type: null, enum: null, ...refer("Kind") } } },
        },
      },
    },
    bump: "minor",
    lines: ["added, The type `Kind` is new."],
  },
  {
    name: "members of a component move into an allOf",
    after: schema("Person", {
      type: null,
      required: null,
      properties: null,
      allOf: [
        { type: "object", required: ["name"], properties: { name: { type: "string" } } },
        { type: "object", properties: { email: { type: "string" } } },
      ],
    }),
    bump: "patch",
    // Both schemas say the same: an `allOf` is compared by what its members say together.
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a component is extended by a required member through an allOf",
    after: schema("NoteInput", { allOf: [refer("Person")] }),
    bump: "major",
    // The members are named, as those of the component itself are.
    lines: [
      "breaking, createNote, request: `Person.name` is new and required.",
      "added, createNote, request: `Person.email` can be given.",
    ],
  },
  {
    name: "a component refers to itself",
    after: properties("Person", { manager: refer("Person") }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Person.manager` is new.",
      "added, createNote, request: `Person.manager` can be given.",
    ],
  },
  {
    name: "a component takes the name of another, which two names make",
    before: schema("foo_bar", { type: "object", properties: { a: { type: "string" } } }),
    after: {
      components: {
        schemas: {
          foo_bar: { type: "object", properties: { a: { type: "string" } } },
          "Foo.Bar": { type: "object", properties: { b: { type: "integer" } } },
        },
      },
    },
    bump: "major",
    lines: ["breaking, The type `FooBar` is now `FooBar2`: another schema has the name `FooBar`."],
  },
  {
    name: "a component is added whose name is near that of another",
    before: schema("FooBar", { type: "object", properties: { a: { type: "string" } } }),
    after: {
      components: {
        schemas: {
          FooBar: { type: "object", properties: { a: { type: "string" } } },
          "Foo.Bar": { type: "object", properties: { b: { type: "integer" } } },
        },
      },
    },
    bump: "minor",
    // The component that has exactly the name keeps it.
    lines: ["added, The type `FooBar2` is new."],
  },
  {
    name: "a component is added that has the name of an operation's type",
    after: schema("CreateNoteData", { type: "object", properties: { a: { type: "string" } } }),
    bump: "minor",
    lines: ["added, The type `CreateNoteDataSchema` is new."],
  },
  {
    name: "a component of both directions is deprecated",
    after: schema("Person", { deprecated: true }),
    bump: "minor",
    lines: [
      "added, listNotes, createNote, getNote, response: `Person` is deprecated.",
      "added, createNote, request: `Person` is deprecated.",
    ],
  },
  {
    name: "the name of a component that is removed is taken by one that is near it",
    before: near({ FooBar: one, "foo.bar": other }),
    after: near({ "foo.bar": other }),
    bump: "major",
    lines: ["breaking, The type `FooBar2` is gone."],
  },
  {
    name: "a component is added that has the name of what is sent of another one",
    before: near({ NoteInput: { properties: { at: stamp } } }),
    after: near({ NoteInput: { properties: { at: stamp } }, NoteInputWritable: one }),
    bump: "minor",
    lines: ["added, The type `NoteInputWritable2` is new."],
  },
  {
    name: "a component is renamed, and another one is added under its name",
    before: near({ A: one }),
    after: near({ A: other, B: one }),
    bump: "major",
    lines: ["breaking, `A.a` is gone.", "added, `A.b` can be given.", "added, The type `B` is new."],
  },
  {
    name: "two components change places",
    before: near({ A: one, B: other }),
    after: near({ A: other, B: one }),
    bump: "major",
    lines: [
      "breaking, `A.a` is gone.",
      "breaking, `B.b` is gone.",
      "added, `A.b` can be given.",
      "added, `B.a` can be given.",
    ],
  },
  {
    name: "a component is added that has the name of a type of the platform",
    after: near({ Blob: one }),
    bump: "minor",
    lines: ["added, The type `BlobSchema` is new."],
  },
  {
    name: "an operation is added whose type has the name of a component",
    before: near({ SetNoteData: one }),
    after: {
      ...near({ SetNoteData: one }),
      ...operation("put", "/set", { operationId: "setNote", responses: { 204: { description: "Done." } } }),
    },
    bump: "major",
    lines: [
      "breaking, The type `SetNoteData` is now `SetNoteDataSchema`.",
      "added, setNote, `default.setNote()` is new: `PUT /set`.",
    ],
  },
  {
    name: "a component becomes another name of a component that differs in case only",
    before: schema("Unused", { type: "object", properties: { note: { type: "string" } } }),
    after: {
      components: {
        schemas: {
          Unused: { type: null, properties: null, $ref: "#/components/schemas/unused" },
          unused: { type: "object", properties: { note: { type: "string" } } },
        },
      },
    },
    bump: "minor",
    lines: ["added, The type `Unused2` is new."],
  },
];
