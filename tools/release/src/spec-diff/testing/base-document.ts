const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const refused = { description: "Refused.", ...json(refer("Problem")) };
const noteId = { name: "noteId", in: "path", required: true, schema: { type: "string" } };

/** What the snippets of the table are applied to: five operations in two tags, a component for both directions. */
export const baseDocument: object = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1.0.0" },
  servers: [{ url: "https://api.example.com/v1" }],
  security: [{ basicAuth: [] }, { bearerAuth: [] }],
  tags: [{ name: "Notes" }, { name: "Files" }],
  "x-rate-limit": [{ limit: 3, interval: 1000 }],
  paths: {
    "/notes": {
      get: {
        operationId: "listNotes",
        tags: ["Notes"],
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", default: 20, maximum: 100 } },
          { name: "kind", in: "query", schema: { type: "string", enum: ["memo", "task"] } },
        ],
        responses: {
          200: {
            description: "Notes.",
            headers: { "X-Total": { schema: { type: "integer" } } },
            ...json({ type: "array", items: refer("Note") }),
          },
          429: refused,
        },
      },
      post: {
        operationId: "createNote",
        tags: ["Notes"],
        "x-idempotency-key": "clientId",
        requestBody: { required: true, ...json(refer("NoteInput")) },
        responses: { 201: { description: "Created.", ...json(refer("Note")) }, 400: refused },
      },
    },
    "/notes/{noteId}": {
      get: {
        operationId: "getNote",
        tags: ["Notes"],
        parameters: [noteId],
        responses: { 200: { description: "The note.", ...json(refer("Note")) }, 400: refused, 404: refused },
      },
      delete: {
        operationId: "deleteNote",
        tags: ["Notes"],
        parameters: [noteId],
        responses: { 204: { description: "Deleted." } },
      },
    },
    "/files": {
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
          200: { description: "Stored.", ...json({ type: "object", properties: { fileId: { type: "string" } } }) },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      basicAuth: { type: "http", scheme: "basic" },
      bearerAuth: { type: "http", scheme: "bearer" },
      apiKey: { type: "apiKey", in: "header", name: "X-Key" },
    },
    schemas: {
      NoteInput: {
        type: "object",
        required: ["title"],
        properties: {
          title: { type: "string", maxLength: 200 },
          text: { type: "string" },
          kind: { type: "string", enum: ["memo", "task"] },
          priority: { type: "integer", default: 1 },
          due: { type: "string", format: "date-time" },
          clientId: { type: "string" },
          author: refer("Person"),
        },
      },
      Note: {
        type: "object",
        required: ["id", "title"],
        properties: {
          id: { type: "string" },
          title: { type: "string", maxLength: 200 },
          text: { type: "string" },
          kind: { type: "string", enum: ["memo", "task"] },
          due: { type: ["string", "null"] },
          state: { const: "open" },
          count: { type: "integer" },
          value: refer("Value"),
          author: refer("Person"),
        },
      },
      Person: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, email: { type: "string" } },
      },
      Value: { oneOf: [{ type: "string" }, { type: "integer" }] },
      Problem: {
        type: "object",
        properties: { requestId: { type: "string" }, errors: { type: "array", items: { type: "string" } } },
      },
      Unused: { type: "object", properties: { note: { type: "string" } } },
    },
  },
};
