import { operation, type SpecCase } from "../spec-case.ts";

const moved = (path: string, patch: object): object => ({
  paths: {
    "/files": null,
    [path]: {
      post: {
        operationId: "uploadFile",
        tags: ["Files"],
        requestBody: {
          required: true,
          content: {
            "application/octet-stream": { schema: { type: "string", format: "binary" } },
            "text/plain": { schema: { type: "string" } },
          },
        },
        responses: {
          200: {
            description: "Stored.",
            content: { "application/json": { schema: { type: "object", properties: { fileId: { type: "string" } } } } },
          },
        },
        ...patch,
      },
    },
  },
});

/** Operations as a whole. */
export const operations: readonly SpecCase[] = [
  {
    name: "an operation is added",
    after: operation("put", "/notes/{noteId}", {
      operationId: "updateNote",
      tags: ["Notes"],
      parameters: [{ name: "noteId", in: "path", required: true, schema: { type: "string" } }],
      responses: { 204: { description: "Updated." } },
    }),
    bump: "minor",
    lines: ["added, updateNote, `notes.updateNote()` is new: `PUT /notes/{noteId}`."],
  },
  {
    name: "an operation is removed",
    after: operation("delete", "/notes/{noteId}", null),
    bump: "major",
    lines: ["breaking, deleteNote, `notes.deleteNote()` is gone, and with it `DELETE /notes/{noteId}`."],
  },
  {
    name: "a path is removed",
    after: { paths: { "/files": null } },
    bump: "major",
    lines: ["breaking, uploadFile, `files.uploadFile()` is gone, and with it `POST /files`."],
  },
  {
    name: "an operation is renamed",
    after: operation("post", "/files", { operationId: "sendFile" }),
    bump: "major",
    // Types of the operation go with its name. `SendFileData`, said to be gone before, never was there.
    lines: ["breaking, sendFile, `uploadFile` is now `sendFile`."],
  },
  {
    name: "an operation moves to another tag",
    after: operation("post", "/files", { tags: ["Notes"] }),
    bump: "major",
    lines: ["breaking, uploadFile, It has moved from `files` to `notes`."],
  },
  {
    name: "an operation gets a second tag",
    after: operation("post", "/files", { tags: ["Files", "Notes"] }),
    bump: "patch",
    lines: ["fixed, Only details have changed that no code depends on."],
  },
  {
    name: "a tag is renamed",
    after: {
      tags: [{ name: "Notes" }, { name: "Documents" }],
      ...operation("post", "/files", { tags: ["Documents"] }),
    },
    bump: "major",
    lines: [
      "breaking, uploadFile, It has moved from `files` to `documents`.",
      "fixed, The documentation has changed: `tags`.",
    ],
  },
  {
    name: "a path is renamed",
    after: moved("/documents", {}),
    bump: "major",
    lines: ["breaking, uploadFile, `POST /files` is now `POST /documents`."],
  },
  {
    name: "a path is renamed and its response loses a member",
    after: moved("/documents", {
      responses: { 200: { description: "Stored.", content: { "application/json": { schema: { type: "object" } } } } },
    }),
    bump: "major",
    lines: [
      "breaking, uploadFile, `POST /files` is now `POST /documents`.",
      "breaking, uploadFile, response 200: `fileId` is gone.",
    ],
  },
  {
    name: "an operation is deprecated",
    after: operation("post", "/files", { deprecated: true }),
    bump: "minor",
    lines: ["added, uploadFile, `files.uploadFile()` is deprecated."],
  },
  {
    name: "an operation is no longer deprecated",
    before: operation("post", "/files", { deprecated: true }),
    after: operation("post", "/files", { deprecated: false }),
    bump: "patch",
    lines: ["fixed, uploadFile, `files.uploadFile()` is no longer deprecated."],
  },
];
