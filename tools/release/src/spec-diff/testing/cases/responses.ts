import { operation, refer, type SpecCase } from "../spec-case.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const createNote = (responses: object): object => operation("post", "/notes", { responses });
const listNotes = (patch: object): object => operation("get", "/notes", { responses: { 200: patch } });

/** The response of the upload, which no component describes. */
const upload = (members: object, ...required: readonly string[]): object => {
  const schema = { properties: members, ...(required.length > 0 ? { required } : {}) };
  return operation("post", "/files", { responses: { 200: { content: { "application/json": { schema } } } } });
};

/** A response that is a sequence of objects with these members. */
const sequence = (members: object): object => ({
  openapi: "3.2.0",
  ...listNotes({
    content: { "application/json": null, "application/jsonl": { itemSchema: { type: "object", properties: members } } },
  }),
});

/** Statuses, media types and headers. */
export const responses: readonly SpecCase[] = [
  {
    name: "an error status is added, with a body like that of the others",
    after: createNote({ 409: { description: "There already.", ...json(refer("Problem")) } }),
    bump: "minor",
    lines: ["added, createNote, response 409: The status 409 is documented now."],
  },
  {
    name: "an error status is added, with another body",
    after: createNote({ 409: { description: "There already.", ...json({ type: "string" }) } }),
    bump: "major",
    lines: [
      "breaking, createNote, error: The type of the error has changed.",
      "added, createNote, response 409: The status 409 is documented now.",
    ],
  },
  {
    name: "an error status is removed",
    after: createNote({ 400: null }),
    bump: "major",
    lines: ["breaking, createNote, response 400: The status 400 is gone."],
  },
  {
    name: "a success status without a body is added",
    after: createNote({ 202: { description: "Accepted." } }),
    bump: "major",
    lines: [
      "breaking, createNote, result: The type of the result has changed.",
      "added, createNote, response 202: The status 202 is documented now.",
    ],
  },
  {
    name: "a success status with the same body is added",
    after: createNote({ 200: { description: "There already.", ...json(refer("Note")) } }),
    bump: "minor",
    lines: ["added, createNote, response 200: The status 200 is documented now."],
  },
  {
    name: "a success status is replaced",
    after: createNote({ 201: null, 200: { description: "Created.", ...json(refer("Note")) } }),
    bump: "major",
    lines: ["breaking, createNote, response 200: The status is 200, was 201."],
  },
  {
    name: "a response of a status refers to another component",
    after: operation("get", "/notes/{noteId}", { responses: { 200: json(refer("Person")) } }),
    bump: "major",
    lines: ["breaking, getNote, response 200: The type of the body is `Person`, was `Note`."],
  },
  {
    name: "a media type of a response is added",
    after: listNotes({ content: { "text/csv": { schema: { type: "string" } } } }),
    bump: "major",
    lines: [
      "breaking, listNotes, response 200: The type of the response 200 has changed.",
      "added, listNotes, response 200: `text/csv` can come.",
    ],
  },
  {
    name: "a media type of a response is replaced",
    after: listNotes({ content: { "application/json": null, "text/csv": { schema: { type: "string" } } } }),
    bump: "major",
    lines: [
      "breaking, listNotes, response 200: `application/json` is gone.",
      "added, listNotes, response 200: `text/csv` can come.",
    ],
  },
  {
    name: "a response loses its body",
    after: createNote({ 201: { content: null } }),
    bump: "major",
    lines: ["breaking, createNote, response 201: `application/json` is gone."],
  },
  {
    name: "a header of a response is documented",
    after: operation("get", "/notes", {
      responses: { 429: { headers: { "Retry-After": { schema: { type: "integer" } } } } },
    }),
    bump: "minor",
    lines: ["added, listNotes, response 429: The header `Retry-After` is documented now."],
  },
  {
    name: "a header of a response is removed",
    after: listNotes({ headers: null }),
    bump: "major",
    lines: ["breaking, listNotes, response 200: The header `X-Total` is gone."],
  },
  {
    name: "an error status becomes a range",
    after: operation("get", "/notes/{noteId}", {
      responses: {
        400: null,
        404: null,
        "4XX": { description: "Refused.", content: { "application/json": { schema: refer("Problem") } } },
      },
    }),
    bump: "major",
    lines: [
      "breaking, getNote, response 4XX: The status is 4XX, was 400.",
      "breaking, getNote, response 404: The status 404 is gone.",
    ],
  },
  {
    name: "a header of a response has another type",
    after: operation("get", "/notes", {
      responses: { 200: { headers: { "X-Total": { schema: { type: "string" } } } } },
    }),
    bump: "major",
    lines: ["breaking, listNotes, response 200: The type of `X-Total` is `string`, was `number`."],
  },
  {
    name: "the name of a header of a response is written in another case",
    after: listNotes({ headers: { "X-Total": null, "x-total": { schema: { type: "integer" } } } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a header of a response is always there",
    after: listNotes({ headers: { "X-Total": { required: true } } }),
    bump: "minor",
    lines: ["added, listNotes, response 200: The header `X-Total` is always there now."],
  },
  {
    name: "a header of a response can be missing",
    before: listNotes({ headers: { "X-Total": { required: true } } }),
    after: {},
    bump: "major",
    lines: ["breaking, listNotes, response 200: The header `X-Total` can be missing now."],
  },
  {
    name: "a header of a response has fewer values",
    before: listNotes({ headers: { "X-Kind": { schema: { enum: ["a", "b"] } } } }),
    after: listNotes({ headers: { "X-Kind": { schema: { enum: ["a"] } } } }),
    bump: "minor",
    lines: ['added, listNotes, response 200: `X-Kind` cannot be `"b"` any more.'],
  },
  {
    name: "a header of a response has another value",
    before: listNotes({ headers: { "X-Kind": { schema: { enum: ["a"] } } } }),
    after: listNotes({ headers: { "X-Kind": { schema: { enum: ["a", "b"] } } } }),
    bump: "major",
    lines: ['breaking, listNotes, response 200: `X-Kind` can be `"b"` now.'],
  },
  {
    name: "the content type is documented as a header of a response, which means nothing",
    after: listNotes({ headers: { "Content-Type": { schema: { type: "string" } } } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "items of a sequence lose a member",
    before: sequence({ a: { type: "string" }, b: { type: "string" } }),
    after: sequence({ a: { type: "string" } }),
    bump: "major",
    lines: ["breaking, listNotes, response 200: `[].b` is gone."],
  },
  {
    name: "items of a sequence get a member",
    before: sequence({ a: { type: "string" } }),
    after: sequence({ a: { type: "string" }, b: { type: "string" } }),
    bump: "minor",
    lines: ["added, listNotes, response 200: `[].b` is new."],
  },
  {
    name: "an object of a response that has any members says which",
    before: upload({ meta: { type: "object" } }),
    after: upload({ meta: { type: "object", properties: { size: { type: "integer" } } } }),
    bump: "major",
    lines: [
      "breaking, uploadFile, response 200: The type of the response 200 has changed.",
      "added, uploadFile, response 200: `meta.size` is new.",
    ],
  },
  {
    name: "a body of a response that no component describes gets a required member",
    after: upload({ size: { type: "integer" } }, "size"),
    bump: "minor",
    lines: ["added, uploadFile, response 200: `size` is new."],
  },
];
