import { describe, expect, test } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import type { HeadersOption } from "./call-options.ts";

describe("headers of the client and of the call are merged", () => {
  test.each<{ form: string; client: HeadersOption; call: HeadersOption }>([
    {
      form: "objects",
      client: { "X-A": "1", "x-b": "2" },
      call: { "x-B": "3", "x-c": 4, "x-d": true, "x-e": undefined },
    },
    {
      form: "Headers",
      client: new Headers({ "x-a": "1", "x-b": "2" }),
      call: new Headers({ "x-b": "3", "x-c": "4", "x-d": "true" }),
    },
    {
      form: "pairs",
      client: [
        ["x-a", "1"],
        ["X-B", "2"],
      ],
      call: [
        ["x-b", "3"],
        ["x-c", "4"],
        ["x-d", "true"],
      ],
    },
  ])("$form", async ({ client, call }) => {
    await using server = await startServer(ok);
    await putReport(createTestClient(server, { headers: client }), { headers: call });
    expect(server.received[0]?.headers).toMatchObject({ "x-a": "1", "x-b": "3", "x-c": "4", "x-d": "true" });
    expect(server.received[0]?.headers).not.toHaveProperty("x-e");
  });

  test("null removes a header, also one that the client sets", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { headers: { "x-a": "1", "user-agent": null } });
    await putReport(client, { headers: { "x-a": null } });
    expect(server.received[0]?.headers).not.toHaveProperty("x-a");
    expect(server.received[0]?.headers["user-agent"]).not.toMatch(/gong/);
  });
});

test("the User-Agent names package and version", async () => {
  await using server = await startServer(ok);
  await putReport(createTestClient(server));
  expect(server.received[0]?.headers["user-agent"]).toMatch(/^gong-engagement-sdk\/\d+\.\d+\.\d+/);
});

const wrong: { what: string; headers: HeadersOption }[] = [
  { what: "authorization", headers: { Authorization: "Bearer my-secret" } },
  { what: "authorization in capitals", headers: [["AUTHORIZATION", "my-secret"]] },
  { what: "a line break", headers: { "x-a": "my-secret\r\nx-b: 1" } },
  { what: "a line break at the end", headers: { "x-a": "my-secret\n" } },
  { what: "a line break in a list", headers: { "x-a": ["1", "my-secret\n"] } },
  { what: "NUL", headers: { "x-a": "my-secret\0" } },
  { what: "a letter beyond Latin-1", headers: { "x-a": "my-secret-€" } },
  { what: "a name with a blank", headers: { "my-secret x": "1" } },
  { what: "a name with a line break", headers: { "my-secret\nx": "1" } },
  ...[
    "Transfer-Encoding",
    "expect",
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "upgrade",
    "te",
    "trailer",
  ].map((name) => ({ what: name, headers: { [name]: "my-secret" } })),
  { what: "text", headers: "my-secret" as unknown as HeadersOption },
  { what: "an empty name", headers: { "": "my-secret" } },
];

describe.each(wrong)("$what is refused, and not repeated", ({ headers }) => {
  test("at construction", () => {
    const create = (): unknown => createTestClient({ url: "http://127.0.0.1" }, { headers });
    expect(create).toThrow(expect.objectContaining({ name: "GongConfigError" }));
    expect(create).not.toThrow(/my-secret/);
  });

  test("in a call: nothing is sent", async () => {
    await using server = await startServer(ok);
    const error = await rejection(putReport(createTestClient(server), { headers }));
    expect(error).toMatchObject({ name: "GongInputError", delivery: "not-sent", attempts: 0 });
    expect(String(error)).not.toMatch(/my-secret/);
    expect(error).not.toHaveProperty("cause");
    expect(server.received).toHaveLength(0);
  });
});
