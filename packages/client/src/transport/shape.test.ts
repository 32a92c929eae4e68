import { describe, expect, test } from "vitest";
import type { GongClient } from "../gong-client.ts";
import type { CallRequest } from "../options/call-options.ts";
import { sendOperation } from "../send-operation.ts";
import {
  createTestClient,
  postSettings,
  putReport,
  rejection,
  type TestClient,
} from "../testing/create-test-client.ts";
import { json, ok, text } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const send = (client: TestClient, method: string, path: string, request: CallRequest): Promise<unknown> =>
  sendOperation(client as GongClient & TestClient, method, path, request);

const asJson = { "content-type": "application/json" };
const page = "<!doctype html><title>Maintenance</title>";

describe("a 200 that is not the JSON which the spec declares is unknown", () => {
  test.each([
    { what: "HTML", reply: text(200, page, { "content-type": "text/html" }) },
    { what: "HTML that says it is JSON", reply: text(200, page, asJson) },
    { what: "text", reply: text(200, "OK", { "content-type": "text/plain" }) },
    { what: "nothing", reply: text(200, "", asJson) },
    { what: "nothing of no type", reply: text(200, "") },
    { what: "blanks", reply: text(200, " \r\n\t ", asJson) },
    { what: "null", reply: json(200, null) },
    { what: "an array", reply: json(200, [{ requestId: "r" }]) },
    { what: "a string", reply: json(200, "r") },
    { what: "a number", reply: json(200, 1) },
    { what: "true", reply: json(200, true) },
    { what: "two documents", reply: text(200, "{}{}", asJson) },
  ])("$what", async ({ reply }) => {
    await using server = await startServer(reply);
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
      name: "GongResponseError",
      message: "The response with status 200 is not the JSON that the API description declares",
      status: 200,
      delivery: "unknown",
      attempts: 1,
    });
  });

  test("the error has the beginning of the body, which is not printed by accident", async () => {
    await using server = await startServer(text(200, page.padEnd(10_000, "x")));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toHaveProperty("excerpt", page.padEnd(500, "x"));
    expect(Object.keys(error as object)).not.toContain("excerpt");
  });
});

describe("a 200 with the declared JSON is delivered, whatever its Content-Type says", () => {
  test.each([
    ...["application/json", "APPLICATION/JSON ; charset=UTF-8", "application/json;charset=utf-8"],
    ...["*/*", "application/octet-stream", "text/plain", "text/json", "application/hal+json", "constructor", ";"],
  ])("%s", async (contentType) => {
    await using server = await startServer(text(200, '{"requestId":"r"}', { "content-type": contentType }));
    expect(await putReport(createTestClient(server))).toMatchObject({ data: { requestId: "r" }, requestId: "r" });
  });

  test("without a Content-Type", async () => {
    await using server = await startServer(({ response }) => response.end('{"requestId":"r"}'));
    expect(await putReport(createTestClient(server))).toMatchObject({ requestId: "r" });
  });

  test("with a byte order mark", async () => {
    await using server = await startServer(text(200, '\uFEFF{"requestId":"r"}', asJson));
    expect(await putReport(createTestClient(server))).toMatchObject({ requestId: "r" });
  });

  test("a status that the spec does not list", async () => {
    await using server = await startServer(json(202, { requestId: "r" }));
    expect(await putReport(createTestClient(server))).toMatchObject({ requestId: "r" });
  });

  test("unknown fields and values are kept", async () => {
    const body = { requestId: "r", added: { later: [null, true] }, kind: "NEVER_HEARD_OF" };
    await using server = await startServer(json(200, body));
    expect((await putReport(createTestClient(server))).data).toEqual(body);
  });
});

test.each([204, 205])("%i is delivered without data", async (status) => {
  await using server = await startServer(({ response }) => response.writeHead(status).end());
  expect(await putReport(createTestClient(server))).toMatchObject({ data: undefined, requestId: undefined });
});

test("integers beyond 2^53 arrive as strings, all other numbers and strings as they are", async () => {
  const body = `{"requestId":"r","large":5517027188234205706,"negative":-9007199254740993,"list":[12345678901234567890],
    "safe":9007199254740991,"float":1234567890123456789.5,"tiny":0.12345678901234567890,"power":1e21,
    "signed":1234567890123456789e-3,"raised":1234567890123456789E+3,"pair":[12345678901234567,8],
    "quoted":"5517027188234205706","text":"say \\"5517027188234205706\\", 5517027188234205706","back\\\\":1}`;
  await using server = await startServer(text(200, body, asJson), text(400, body, asJson));
  const data = {
    requestId: "r",
    large: "5517027188234205706",
    negative: "-9007199254740993",
    list: ["12345678901234567890"],
    safe: 9007199254740991,
    float: Number("1234567890123456789.5"),
    tiny: Number("0.12345678901234567890"),
    power: 1e21,
    signed: Number("1234567890123456789e-3"),
    raised: Number("1234567890123456789E+3"),
    pair: ["12345678901234567", 8],
    quoted: "5517027188234205706",
    text: 'say "5517027188234205706", 5517027188234205706',
    "back\\": 1,
  };
  const client = createTestClient(server);
  expect((await putReport(client)).data).toEqual(data);
  expect(await rejection(putReport(client))).toHaveProperty("body", data);
});

describe("__proto__ is a name like others", () => {
  const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"requestId":"r"}';

  test("in a response", async () => {
    await using server = await startServer(text(200, hostile, asJson), text(400, hostile, asJson));
    const client = createTestClient(server);
    const { data } = await putReport(client);
    const error = await rejection(putReport(client));
    expect(JSON.stringify(data)).toBe(hostile);
    expect(error).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });

  test.each(["PUT /reports", "POST /messages"])("in what is sent: %s", async (name) => {
    await using server = await startServer(ok, ok);
    const [method = "", path = ""] = name.split(" ");
    await send(createTestClient(server), method, path, { body: JSON.parse(hostile) });
    expect(server.received[0]?.body).toContain('"__proto__":{"polluted":true}');
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("an error status keeps its body", () => {
  test.each([
    { what: "as the spec has it", body: '{"requestId":"r","errors":["a","b"]}', errors: ["a", "b"], requestId: "r" },
    { what: "with other types", body: '{"requestId":7,"errors":"a"}', errors: [], requestId: undefined },
    {
      what: "with reasons that are no texts",
      body: '{"errors":["a",{"b":1},null]}',
      errors: ["a"],
      requestId: undefined,
    },
    { what: "null", body: "null", errors: [], requestId: undefined },
    { what: "an array", body: '["a"]', errors: [], requestId: undefined },
    { what: "a scalar", body: "7", errors: [], requestId: undefined },
  ])("$what", async ({ body, errors, requestId }) => {
    await using server = await startServer(text(400, body, asJson));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ name: "GongBadRequestError", errors, body: JSON.parse(body) });
    expect((error as { requestId?: string }).requestId).toBe(requestId);
  });

  test("HTML stays text", async () => {
    await using server = await startServer(text(502, page, { "content-type": "text/html" }));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ name: "GongServerError", status: 502, body: page, errors: [] });
  });

  test("keeps the headers of an error without a body", async () => {
    await using server = await startServer(text(400, "", { "x-trace": "t" }));
    const error = (await rejection(putReport(createTestClient(server)))) as { headers: Headers };
    expect(error.headers.get("x-trace")).toBe("t");
  });
});

describe("a client call with an error status resolves with `error`", () => {
  const input = {
    body: { title: "a", email: "b@example.com", time: "2026-04-07T09:30:00Z" },
  };

  test("`error` is the body", async () => {
    await using server = await startServer(json(409, { requestId: "r", errors: ["already reported"] }));
    const { data, error, response } = await createTestClient(server).PUT("/reports", input);
    expect({ data, error }).toEqual({ data: undefined, error: { requestId: "r", errors: ["already reported"] } });
    expect(response.status).toBe(409);
  });

  test.each(["", "null", "0", "false"])("`error` is never falsy: %j", async (body) => {
    await using server = await startServer(text(400, body));
    const { error } = await createTestClient(server).PUT("/reports", input);
    expect(error).toBe("HTTP 400");
  });
});

describe("input that cannot be sent is refused before anything leaves", () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;

  test.each([
    { what: "a BigInt", body: { number: 1n } },
    { what: "a cycle", body: cycle },
    {
      what: "a toJSON that throws",
      body: {
        toJSON() {
          throw new Error("no");
        },
      },
    },
  ])("$what", async ({ body }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    for (const path of ["/reports", "/messages"]) {
      const error = await rejection(send(client, path === "/messages" ? "POST" : "PUT", path, { body }));
      expect(error).toMatchObject({ name: "GongInputError", delivery: "not-sent", attempts: 0 });
    }
    expect(server.received).toHaveLength(0);
  });
});

describe("a 404 at a path that the vendor's own reference names differently", () => {
  const hint = /the vendor's own reference has the path \/configuration, see https:\/\/\S+#known-deviations/;
  const settle = (server: { readonly url: string }): Promise<unknown> =>
    rejection(postSettings(createTestClient(server)));

  test("adds a hint to the reason of the service, and advises to fix the access", async () => {
    await using server = await startServer(json(404, { errors: ["no such path"] }), text(404, ""));
    const error = await settle(server);
    expect(error).toMatchObject({ advice: "fix-access", message: expect.stringMatching(hint) });
    expect((error as Error).message).toContain("no such path; the vendor's");
    expect((await settle(server)) as Error).toHaveProperty("message", expect.stringContaining("404: the vendor's"));
  });

  test("has no such hint for other statuses and other paths", async () => {
    await using server = await startServer(json(403, { errors: ["no"] }), json(404, { errors: ["no"] }));
    expect(await settle(server)).toHaveProperty("message", expect.not.stringMatching(hint));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ status: 404, message: expect.not.stringMatching(hint) });
  });
});
