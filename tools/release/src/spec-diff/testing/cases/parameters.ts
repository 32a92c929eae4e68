import { operation, type SpecCase } from "../spec-case.ts";

const limit = { name: "limit", in: "query", schema: { type: "integer", default: 20, maximum: 100 } };
const kind = { name: "kind", in: "query", schema: { type: "string", enum: ["memo", "task"] } };
const ids = { name: "ids", in: "query", schema: { type: "array", items: { type: "string" } } };
const filter = { type: "object", properties: { kind: { type: "string" } } };
const noteId = { name: "noteId", in: "path", required: true, schema: { type: "string" } };

const listNotes = (...parameters: readonly object[]): object => operation("get", "/notes", { parameters });
const getNote = (...parameters: readonly object[]): object => operation("get", "/notes/{noteId}", { parameters });

/** Parameters of operations. */
export const parameters: readonly SpecCase[] = [
  {
    name: "an optional parameter is added",
    after: listNotes(limit, kind, { name: "query", in: "query", schema: { type: "string" } }),
    bump: "minor",
    lines: ["added, listNotes, parameters: `query` can be given."],
  },
  {
    name: "a required parameter is added",
    after: listNotes(limit, kind, { name: "query", in: "query", required: true, schema: { type: "string" } }),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `query` is new and required."],
  },
  {
    name: "a parameter is removed",
    after: listNotes(limit),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `kind` is gone."],
  },
  {
    name: "all parameters are removed",
    after: operation("get", "/notes", { parameters: null }),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `limit` is gone.", "breaking, listNotes, parameters: `kind` is gone."],
  },
  {
    name: "a parameter is renamed",
    after: listNotes({ ...limit, name: "size" }, kind),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `limit` is now `size`."],
  },
  {
    name: "a parameter becomes required",
    after: listNotes({ ...limit, required: true }, kind),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `limit` is required now."],
  },
  {
    name: "a parameter becomes optional",
    before: listNotes({ ...limit, required: true }, kind),
    after: listNotes(limit, kind),
    bump: "minor",
    lines: ["added, listNotes, parameters: `limit` can be left out now."],
  },
  {
    name: "a parameter moves to the headers",
    after: listNotes({ ...limit, in: "header" }, kind),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `limit` is a header parameter, was a query parameter."],
  },
  {
    name: "a parameter is written in another style",
    before: listNotes(ids),
    after: listNotes({ ...ids, explode: false }),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `explode` of `ids` has changed."],
  },
  {
    name: "a parameter that is one text says how lists are written",
    after: listNotes(limit, { ...kind, explode: false }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a parameter that was written as JSON is written as members of the query",
    before: listNotes({ name: "filter", in: "query", content: { "application/json": { schema: filter } } }),
    after: listNotes({ name: "filter", in: "query", schema: filter }),
    bump: "major",
    lines: ["breaking, listNotes, parameters: `content` of `filter` has changed."],
  },
  {
    name: "an object in the query may have another member, three levels deep",
    before: listNotes({ name: "filter", in: "query", style: "deepObject", schema: filter }),
    after: listNotes({
      name: "filter",
      in: "query",
      style: "deepObject",
      schema: { ...filter, properties: { ...filter.properties, text: { type: "string" } } },
    }),
    bump: "minor",
    lines: ["added, listNotes, parameters: `filter.text` can be given."],
  },
  {
    name: "a parameter is deprecated",
    after: listNotes({ ...limit, deprecated: true }, kind),
    bump: "minor",
    lines: ["added, listNotes, parameters: `limit` is deprecated."],
  },
  {
    name: "a parameter takes the name of a member of the body",
    after: operation("post", "/notes", { parameters: [{ name: "clientId", in: "query", schema: { type: "string" } }] }),
    bump: "major",
    lines: [
      "breaking, createNote, request: In the input of the method `clientId` is now `bodyClientId`.",
      "added, createNote, parameters: `clientId` can be given.",
    ],
  },
  {
    name: "a parameter of the path is renamed",
    after: {
      paths: {
        "/notes/{noteId}": null,
        "/notes/{id}": {
          get: {
            operationId: "getNote",
            tags: ["Notes"],
            parameters: [{ ...noteId, name: "id" }],
            responses: {
              200: {
                description: "The note.",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } },
              },
              400: {
                description: "Refused.",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
              },
              404: {
                description: "Refused.",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
              },
            },
          },
          delete: {
            operationId: "deleteNote",
            tags: ["Notes"],
            parameters: [{ ...noteId, name: "id" }],
            responses: { 204: { description: "Deleted." } },
          },
        },
      },
    },
    bump: "major",
    lines: [
      "breaking, getNote, `GET /notes/{noteId}` is now `GET /notes/{id}`.",
      "breaking, deleteNote, `DELETE /notes/{noteId}` is now `DELETE /notes/{id}`.",
      "breaking, getNote, deleteNote, parameters: `noteId` is now `id`.",
    ],
  },
  {
    name: "a parameter moves from an operation to its path",
    after: {
      paths: { "/notes/{noteId}": { parameters: [noteId], get: { parameters: null }, delete: { parameters: null } } },
    },
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  { name: "parameters change their order", after: listNotes(kind, limit), bump: "none", lines: [] },
  {
    name: "a parameter of the path is described",
    after: getNote({ ...noteId, description: "Which one." }),
    bump: "patch",
    lines: ["fixed, getNote, The documentation has changed: parameters."],
  },
  {
    name: "an optional parameter of the query becomes a required header",
    after: listNotes({ ...limit, in: "header", required: true }, kind),
    bump: "major",
    lines: [
      "breaking, listNotes, parameters: `limit` is a header parameter, was a query parameter.",
      "breaking, listNotes, parameters: `limit` is required now.",
    ],
  },
  {
    name: "items of a parameter lose a value",
    before: listNotes({ ...limit, schema: { type: "array", items: { enum: ["a", "b"] } } }),
    after: listNotes({ ...limit, schema: { type: "array", items: { enum: ["a"] } } }),
    bump: "major",
    lines: ['breaking, listNotes, parameters: `limit[]` cannot be `"b"` any more.'],
  },
  {
    name: "a parameter has another default",
    before: listNotes({ ...limit, schema: { type: "integer", default: 20 } }),
    after: listNotes({ ...limit, schema: { type: "integer", default: 50 } }),
    bump: "major",
    lines: ["breaking, listNotes, parameters: The default of `limit` is `50`, was `20`."],
  },
];
