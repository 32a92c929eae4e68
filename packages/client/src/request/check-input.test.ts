import { describe, expect, test, vi } from "vitest";
import { GongInputError } from "../errors/gong-input-error.ts";
import type { StandardSchema } from "../options/validate.ts";
import { createSignal } from "../testing/create-signal.ts";
import {
  createTestClient,
  postMessage,
  postSettings,
  putReport,
  rejection,
  report,
} from "../testing/create-test-client.ts";
import { ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import { toInput } from "./check-input.ts";

type Validate = StandardSchema["~standard"]["validate"];

const createSchema = (validate: Validate): StandardSchema => ({ "~standard": { vendor: "tests", validate } });

const accept = createSchema((value) => ({ value }));
const refuse = createSchema(() => ({ issues: [{ message: "is wrong", path: ["title"] }] }));

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe("the option validate", () => {
  test("refuses an input before a token and a turn of the limiter are asked for, and nothing is sent", async () => {
    await using server = await startServer(ok);
    const bearerToken = vi.fn(() => "token");
    const take = vi.fn();
    const onError = vi.fn();
    const client = createTestClient(server, {
      auth: { bearerToken },
      rateLimit: { take, pause: () => {} },
      hooks: { onError },
      validate: { putReport: refuse },
    });
    const error = await rejection(putReport(client));
    expect(error).toBeInstanceOf(GongInputError);
    expect(error).toMatchObject({
      message: "putReport: title: is wrong",
      issues: [{ path: ["title"], message: "is wrong" }],
      delivery: "not-sent",
      advice: "fix-event",
      operationId: "putReport",
      attempts: 0,
    });
    expect(JSON.parse(JSON.stringify(error))).toHaveProperty("issues[0].path", ["title"]);
    expect(onError).toHaveBeenCalledTimes(1);
    expect(take).not.toHaveBeenCalled();
    expect(bearerToken).not.toHaveBeenCalled();
    expect(server.received).toHaveLength(0);
  });

  test("holds for calls of the client as well, also with middleware", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { validate: { putReport: refuse } });
    expect(await rejection(client.PUT("/reports", { body: report }))).toBeInstanceOf(GongInputError);
    const onRequest = vi.fn();
    client.use({ onRequest });
    expect(await rejection(client.PUT("/reports", { body: report }))).toBeInstanceOf(GongInputError);
    expect(await rejection(client.request("put", "/reports"))).toBeInstanceOf(GongInputError);
    expect(onRequest).not.toHaveBeenCalled();
    expect(server.received).toHaveLength(0);
  });

  test("sends an input that passes as it was given, whatever the schema makes of it", async () => {
    await using server = await startServer(ok);
    const change = createSchema((value) => {
      Object.assign(value as object, { title: "changed", added: true });
      return { value: { other: true } };
    });
    const client = createTestClient(server, { validate: { putReport: change, postMessage: accept } });
    await client.PUT("/reports", { body: { ...report, extra: { kept: [1] } } });
    await client.PUT("/reports", { body: { ...report } });
    await client.PUT("/unknown", { body: report });
    const sent = server.received.map(({ body }) => JSON.parse(body));
    expect(sent).toEqual([{ ...report, extra: { kept: [1] } }, report, report]);
    const { idempotencyKey } = (await postMessage(client)) as { idempotencyKey?: string };
    expect(JSON.parse(server.received[3]?.body ?? "")).toEqual({ kind: "Email", messageId: idempotencyKey });
  });

  test("judges the input as the caller gave it, without what the client fills in", async () => {
    await using server = await startServer(ok);
    const validate = vi.fn((value: unknown) => ({ value }));
    await postMessage(createTestClient(server, { validate: { postMessage: createSchema(validate) } }));
    expect(validate).toHaveBeenCalledExactlyOnceWith({ kind: "Email" });
  });

  test("checks operations that have a schema, and no others", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { validate: { putReport: refuse, postMessage: undefined } });
    await postSettings(client);
    await postMessage(client);
    expect(server.received).toHaveLength(2);
  });

  test("may be another one, or off, for a client that shares the limiter", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { validate: { putReport: refuse } });
    expect(await rejection(putReport(client.withOptions({ timeout: 5_000 })))).toBeInstanceOf(GongInputError);
    await putReport(client.withOptions({ validate: false }));
    await putReport(client.withOptions({ validate: { postSettings: refuse } }));
    expect(server.received).toHaveLength(2);
  });

  test("waits for an asynchronous schema, no longer than the call may take", async () => {
    await using server = await startServer(ok);
    const answer = createSignal();
    const slow = createSchema(async () => {
      await answer.given;
      return { issues: [{ message: "is wrong" }] };
    });
    const client = createTestClient(server, { validate: { putReport: slow } });
    const late = await rejection(putReport(client, { deadline: 20 }));
    expect(late).toMatchObject({ name: "GongTimeoutError", delivery: "not-sent" });
    const controller = new AbortController();
    const aborted = rejection(putReport(client, { signal: controller.signal }));
    controller.abort("no more");
    expect(await aborted).toBe("no more");
    const refused = rejection(putReport(client));
    answer.give();
    expect(await refused).toMatchObject({ message: "putReport: input: is wrong", issues: [{ path: [] }] });
    expect(server.received).toHaveLength(0);
  });

  test.each([
    {
      title: "that throws",
      validate: () => {
        throw new TypeError("no such thing");
      },
    },
    { title: "that rejects", validate: () => Promise.reject(new TypeError("no such thing")) },
    { title: "that answers with nothing", validate: () => undefined },
  ])("makes of a schema $title an error of the input, and nothing is sent", async ({ validate }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { validate: { putReport: createSchema(validate as Validate) } });
    expect(await rejection(putReport(client))).toMatchObject({
      name: "GongInputError",
      message: "putReport: the schema threw an error",
      cause: expect.any(TypeError),
      issues: [],
      delivery: "not-sent",
    });
    expect(server.received).toHaveLength(0);
  });

  test("takes an answer that has a method then without being a promise", async () => {
    await using server = await startServer(ok);
    // biome-ignore lint/suspicious/noThenProperty: some libraries have promises of their own, which have no more than this.
    const thenable = { then: (resolve: (result: unknown) => void) => queueMicrotask(() => resolve({ issues: [] })) };
    const validate: () => unknown = () => thenable;
    const schema = createSchema(validate as Validate);
    const client = createTestClient(server, { validate: { putReport: schema } });
    expect(await rejection(putReport(client))).toMatchObject({
      message: "putReport: the schema refuses it",
      issues: [],
    });
    expect(server.received).toHaveLength(0);
  });

  const wrongOptions: readonly { readonly validate: unknown; readonly message: string | RegExp }[] = [
    {
      validate: { putReports: accept },
      message: "validate.putReports: there is no such operation; did you mean putReport?",
    },
    { validate: { constructor: accept }, message: /^validate\.constructor: there is no such operation; there are / },
    { validate: { putReport: {} }, message: "validate.putReport: pass a Standard Schema; this is an object" },
    { validate: { putReport: null }, message: /^validate\.putReport: pass a Standard Schema/ },
    { validate: { putReport: () => true }, message: /^validate\.putReport: pass a Standard Schema/ },
    { validate: true, message: "validate: pass Standard Schemas by operationId, or false" },
    { validate: null, message: "validate: pass Standard Schemas by operationId, or false" },
    { validate: [accept], message: "validate: pass Standard Schemas by operationId, or false" },
  ];

  test.each(wrongOptions)("is refused at construction if it is $validate", ({ validate, message }) => {
    const options = { validate: validate as never };
    const error = {
      name: "GongConfigError",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    };
    const service = { url: "http://127.0.0.1:9" };
    expect(thrown(() => createTestClient(service, options))).toMatchObject(error);
    expect(thrown(() => createTestClient(service).withOptions(options))).toMatchObject(error);
  });

  test("takes a schema that is a function", async () => {
    await using server = await startServer(ok);
    const schema = Object.assign(() => true, refuse);
    const client = createTestClient(server, { validate: { putReport: schema } });
    expect(await rejection(putReport(client))).toBeInstanceOf(GongInputError);
  });
});

describe("the message of an input that fails", () => {
  const messageOf = async (issues: readonly object[], body: unknown = report): Promise<string> => {
    await using server = await startServer(ok);
    const schema = createSchema(() => ({ issues: issues as never }));
    const error = await rejection(
      createTestClient(server, { validate: { putReport: schema } }).PUT("/reports", { body }),
    );
    expect(server.received).toHaveLength(0);
    return `${(error as Error).message} ${JSON.stringify((error as GongInputError).issues)}`;
  };

  test("tells the first three issues with their paths, and how many there are besides", async () => {
    const message = await messageOf([
      { message: "is required", path: ["title"] },
      { message: "must be a string", path: ["people", 1, { key: "name" }] },
      { message: "must be an object", path: [] },
      { message: "4", path: ["four"] },
      { message: "5" },
    ]);
    expect(message).toMatch(
      /^putReport: title: is required; people\.1\.name: must be a string; input: must be an object; 2 more in issues /,
    );
  });

  test("repeats no value of the input, and no name that no document has", async () => {
    const body = { ...report, map: { "jane@example.com": 1, plain: "SHORT" }, list: [123456789] };
    const message = await messageOf(
      [
        { message: `Invalid title: Received "${report.title}"`, path: ["title"] },
        { message: "must be less (was 123456789 or short)", path: ["list", 0] },
        { message: "is wrong", path: ["map", "jane@example.com"] },
      ],
      body,
    );
    expect(message).toMatch(
      /^putReport: title: Invalid title: Received "\[\.\.\.\]"; list\.0: must be less \(was \[\.\.\.\] or \[\.\.\.\]\); map\.\[\.\.\.\]: is wrong /,
    );
    expect(message).not.toMatch(/TITLE|1234|SHORT/);
  });

  test("keeps the words of schemas that quote no value", async () => {
    const issue = { message: 'must be one of "Email", "Chat"', path: ["kind"], quotesInput: false };
    expect(await messageOf([issue], { kind: "email" })).toMatch(/^putReport: kind: must be one of "Email", "Chat" /);
  });
});

describe("the flat input of a request", () => {
  test.each([
    { title: "nothing", request: {}, input: {} },
    { title: "a body", request: { body: { a: 1, b: undefined } }, input: { a: 1 } },
    {
      title: "parameters of all places and a body",
      request: {
        params: { path: { p: 1 }, query: { q: 2, none: undefined }, header: { h: 3 }, cookie: { c: 4 } },
        body: { b: 5 },
      },
      input: { p: 1, q: 2, h: 3, c: 4, b: 5 },
    },
    {
      title: "names that are those of others in the request",
      request: { params: { path: { id: 1 }, query: { id: 2 } }, body: { id: 3, ["__proto__"]: 4 } },
      names: { inputNames: { query: [["id", "queryId"]], body: [["id", "bodyId"]] } } as const,
      input: JSON.parse('{ "id": 1, "queryId": 2, "bodyId": 3, "__proto__": 4 }'),
    },
    { title: "a body under a name", request: { body: [1] }, names: { bodyName: "body" }, input: { body: [1] } },
    { title: "no body under a name", request: {}, names: { bodyName: "body" }, input: {} },
    { title: "a body that is no object", request: { body: [1] }, input: [1] },
    { title: "a body that is null", request: { body: null }, input: null },
    { title: "a form in place of an object", request: { body: new FormData() }, input: undefined },
  ])("has $title", ({ request, names, input }) => {
    expect(toInput(names ?? {}, request)).toEqual(input);
  });
});
