import type { OpenApiDocument } from "../document/openapi.ts";

const problem = {
  type: "object",
  properties: { requestId: { type: "string" }, errors: { type: "array", items: { type: "string" } } },
};
const answer = (schema: object, example?: object) => ({
  description: "An answer.",
  content: { "application/json": { schema, ...(example && { example }) } },
});
const refusals = {
  "400": answer(problem),
  "401": answer(problem, { requestId: "a1b2c3", errors: ["Who are you?"] }),
  "429": { ...answer(problem), headers: { "Retry-After": { schema: { type: "integer" }, example: 7 } } },
};

/** A small service: notes that are put, letters with a key, and a list. */
export const document: OpenApiDocument & { readonly "x-rate-limit": readonly object[] } = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1.0.0" },
  servers: [{ url: "https://notes.example.com/v1" }],
  security: [{ basic: [] }, { token: [] }],
  "x-rate-limit": [
    { limit: 3, interval: 1_000 },
    { limit: 10, interval: 86_400_000 },
  ],
  paths: {
    "/notes/{folder}": {
      put: {
        operationId: "putNote",
        parameters: [{ name: "folder", in: "path", required: true, schema: { type: "integer" } }],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["title"],
                properties: { title: { type: "string" }, author: { $ref: "#/components/schemas/Author" } },
              },
            },
          },
        },
        responses: { "200": answer(problem, { requestId: "4al018gzaztcr8nbukw" }), ...refusals },
      },
    },
    "/letters": {
      post: {
        operationId: "postLetter",
        "x-idempotency-key": "letterKey",
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", properties: { letterKey: { type: "string" } } } },
          },
        },
        responses: {
          "201": answer(
            {
              type: "object",
              properties: {
                requestId: { type: "string" },
                letterId: { type: "string" },
                number: { type: "object", properties: { id: { type: "integer", format: "int64" } } },
              },
            },
            { requestId: "4al018gzaztcr8nbukw", letterId: "5517027188234205706", number: { id: 1 } },
          ),
          ...refusals,
        },
      },
      get: {
        operationId: "listLetters",
        security: [],
        responses: { "200": answer({ type: "array", items: { type: "string" } }) },
      },
    },
  },
  components: {
    schemas: { Author: { type: "object", properties: { email: { type: "string", format: "email" } } } },
    securitySchemes: { basic: { type: "http", scheme: "basic" }, token: { type: "http", scheme: "bearer" } },
  },
};
