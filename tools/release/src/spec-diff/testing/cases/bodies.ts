import { operation, properties, refer, type SpecCase, schema } from "../spec-case.ts";

const createNote = (requestBody: object | null): object => operation("post", "/notes", { requestBody });
const text = { schema: { type: "string" } };
const deleteNote = (patch: object): object => operation("delete", "/notes/{noteId}", patch);
const json = (name: string): object => ({ content: { "application/json": { schema: refer(name) } } });

/** An upload of a form whose properties are written so. */
const form = (encoding: object): object => {
  const schema = { type: "object", properties: { tags: { type: "array", items: { type: "string" } } } };
  const content = { "application/octet-stream": null, "text/plain": null, "multipart/form-data": { schema, encoding } };
  return operation("post", "/files", { requestBody: { content } });
};

/** Bodies of requests and their media types. */
export const bodies: readonly SpecCase[] = [
  {
    name: "a body becomes optional",
    after: createNote({ required: false }),
    bump: "minor",
    lines: ["added, createNote, request: The body can be left out now."],
  },
  {
    name: "a body becomes required",
    before: createNote({ required: false }),
    after: createNote({ required: true }),
    bump: "major",
    lines: ["breaking, createNote, request: A body is required now."],
  },
  {
    name: "an optional body is added",
    after: deleteNote({ requestBody: json("Person") }),
    bump: "minor",
    lines: ["added, deleteNote, request: A body can be given."],
  },
  {
    name: "a required body is added",
    after: deleteNote({ requestBody: { required: true, ...json("Person") } }),
    bump: "major",
    lines: ["breaking, deleteNote, request: A body is required now."],
  },
  {
    name: "a body is removed",
    after: createNote(null),
    bump: "major",
    lines: ["breaking, createNote, request: There is no body any more."],
  },
  {
    name: "a media type of a request is added",
    after: createNote({ content: { "text/plain": text } }),
    bump: "minor",
    lines: ["added, createNote, request: `text/plain` can be sent."],
  },
  {
    name: "a media type of a request is removed",
    after: operation("post", "/files", { requestBody: { content: { "text/plain": null } } }),
    bump: "major",
    lines: ["breaking, uploadFile, request: `text/plain` is gone."],
  },
  {
    name: "a body of JSON is added to one of bytes, so that its members join the input",
    after: operation("post", "/files", {
      requestBody: { content: { "application/json": { schema: refer("Person") } } },
    }),
    bump: "major",
    lines: [
      "breaking, uploadFile, request: The body stands among the other members of the input of the method, not under `body` in the input.",
      "added, uploadFile, request: `application/json` can be sent.",
    ],
  },
  {
    name: "a body may be null, so that its members leave the input",
    after: schema("NoteInput", { type: ["object", "null"] }),
    bump: "major",
    lines: [
      "breaking, createNote, request: The body stands under `body` in the input of the method, not among the other members of the input.",
      "added, createNote, request: The type of `NoteInput` has changed.",
    ],
  },
  {
    name: "an idempotency key is added",
    after: operation("post", "/files", { "x-idempotency-key": "fileId" }),
    bump: "minor",
    lines: ["added, uploadFile, request: `fileId` is an idempotency key."],
  },
  {
    name: "an idempotency key is removed",
    after: operation("post", "/notes", { "x-idempotency-key": null }),
    bump: "major",
    lines: ["breaking, createNote, request: `clientId` is no idempotency key any more."],
  },
  {
    name: "an idempotency key moves to another member",
    after: operation("post", "/notes", { "x-idempotency-key": "text" }),
    bump: "major",
    lines: ["breaking, createNote, request: The idempotency key is `text`, was `clientId`."],
  },
  {
    name: "a member of a request is deprecated",
    after: properties("NoteInput", { text: { deprecated: true } }),
    bump: "minor",
    lines: ["added, createNote, request: `NoteInput.text` is deprecated."],
  },
  {
    name: "a body of a request is no longer described by a schema",
    before: deleteNote({ requestBody: { content: { "application/json": { schema: { type: "array", items: {} } } } } }),
    after: deleteNote({ requestBody: { content: { "application/json": {} } } }),
    bump: "minor",
    lines: ["added, deleteNote, request: The type of the request has changed."],
  },
  {
    name: "a body of a response is described by a schema",
    before: operation("get", "/notes", { responses: { 200: { content: { "application/json": { schema: null } } } } }),
    after: {},
    bump: "minor",
    lines: ["added, listNotes, response 200: The type of the response 200 has changed."],
  },
  {
    name: "a property of a form is written in another style",
    before: form({}),
    after: form({ tags: { explode: false } }),
    bump: "major",
    lines: ["breaking, uploadFile, request: `explode` of `tags` has changed."],
  },
  {
    name: "a property of a form says that it is written as before",
    before: form({}),
    after: form({ tags: { style: "form", explode: true } }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a property of a form has another media type",
    before: form({ tags: { contentType: "application/json" } }),
    after: form({ tags: { contentType: "application/xml" } }),
    bump: "major",
    lines: ["breaking, uploadFile, request: `contentType` of `tags` has changed."],
  },
];
