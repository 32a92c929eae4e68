import { operation, refer, type SpecCase } from "../spec-case.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const createNote = (responses: object): object => operation("post", "/notes", { responses });
const listNotes = (patch: object): object => operation("get", "/notes", { responses: { 200: patch } });

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
];
