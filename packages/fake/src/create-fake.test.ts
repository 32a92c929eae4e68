import { describe, expect, test } from "vitest";
import { createFake } from "./create-fake.ts";
import { authorize, createNotesFake, postLetter, putNote, url, write } from "./testing/caller.ts";

const errorsOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { errors: unknown }).errors;

describe("a call that the document allows", () => {
  test("is answered as documented, with ids that are new each time", async () => {
    const fake = createNotesFake();
    const bodies = [];
    for (let call = 0; call < 3; call++) bodies.push(await (await postLetter(fake)).json());
    for (const name of ["requestId", "letterId"]) expect(new Set(bodies.map((body) => body[name])).size).toBe(3);
    expect(BigInt(bodies[0].letterId)).toBeGreaterThan(2n ** 53n);
  });

  test("is answered with ids beyond 2^53 as numbers where the document has them so", async () => {
    const text = await (await postLetter(createNotesFake())).text();
    const [, digits = "0"] = /"number":\{"id":(\d+)\}/.exec(text) ?? [];
    expect(BigInt(digits)).toBeGreaterThan(2n ** 53n);
  });

  test("is recorded with all that it says", async () => {
    const fake = createNotesFake({ clock: { now: () => 42 } });
    const response = await putNote(fake, "Hello");
    const { requestId } = (await response.json()) as { requestId: string };
    const shared = { at: 42, operationId: "putNote", account: "account 1", requestId };
    expect(fake.events).toEqual([{ ...shared, input: { folder: 1, title: "Hello" }, key: undefined }]);
    expect(fake.attempts).toMatchObject([
      { ...shared, method: "PUT", path: "/v1/notes/1", outcome: "recorded", status: 200 },
    ]);
  });

  test("is not recorded if it changes nothing", async () => {
    const fake = createNotesFake();
    expect(await (await fake.fetch(`${url}/letters`)).json()).toEqual(["sample"]);
    expect(fake.events).toEqual([]);
    expect(fake.attempts).toMatchObject([{ outcome: "read" }]);
  });
});

describe("a call that the document does not allow", () => {
  test.each([
    [{}, ["title is missing"]],
    [{ title: 1 }, ["title must be a string"]],
    [{ title: "a", author: { email: "none" } }, ["author.email must be a valid email"]],
    [[], ["The request body must be an object"]],
  ])("%j is answered with 400 and the names of the fields", async (body, errors) => {
    const fake = createNotesFake();
    const response = await fake.fetch(`${url}/notes/1`, write(fake, "PUT", body));
    expect(response.status).toBe(400);
    expect(await errorsOf(response)).toEqual(errors);
    expect(fake.attempts).toMatchObject([{ outcome: "refused", errors }]);
    expect(fake.events).toEqual([]);
  });

  test("is answered with 400 if its body is missing, or no JSON, or a parameter is wrong", async () => {
    const fake = createNotesFake();
    expect(await errorsOf(await fake.fetch(`${url}/notes/1`, write(fake, "PUT")))).toEqual([
      "The request body is missing",
    ]);
    const init = write(fake, "PUT", {});
    expect(await errorsOf(await fake.fetch(`${url}/notes/1`, { ...init, body: '{"title"' }))).toEqual([
      "Failed to parse the request body",
    ]);
    expect(await errorsOf(await fake.fetch(`${url}/notes/a`, write(fake, "PUT", { title: "a" })))).toEqual([
      "path parameter folder must be an integer",
    ]);
  });

  test("is answered with 404 on another path, and with 405 for another method", async () => {
    const fake = createNotesFake();
    expect((await fake.fetch(`${url}/others`)).status).toBe(404);
    expect((await fake.fetch("https://notes.example.com/letters")).status).toBe(404);
    expect((await fake.fetch(`${url}/letters`, { method: "DELETE" })).status).toBe(405);
    expect(fake.attempts).toHaveLength(3);
  });
});

describe("a repetition", () => {
  test("under a key that is known is answered with 409 and recorded once", async () => {
    const fake = createNotesFake();
    expect((await postLetter(fake, "one")).status).toBe(201);
    const repeated = await postLetter(fake, "one");
    expect(repeated.status).toBe(409);
    expect(await errorsOf(repeated)).toEqual(["Event was already reported in the past"]);
    expect((await postLetter(fake, "two")).status).toBe(201);
    expect(fake.events.map(({ key }) => key)).toEqual(["one", "two"]);
  });

  test("gets the first answer again if that is wanted", async () => {
    const fake = createNotesFake({ duplicates: "same-answer" });
    const first = await (await postLetter(fake, "one")).text();
    const second = await postLetter(fake, "one");
    expect(second.status).toBe(201);
    expect(await second.text()).toBe(first);
    expect(fake.events).toHaveLength(1);
    expect(fake.attempts).toMatchObject([{ outcome: "recorded" }, { outcome: "duplicate" }]);
  });

  test("without a key is another event", async () => {
    const fake = createNotesFake();
    await putNote(fake);
    await putNote(fake);
    expect(fake.events).toHaveLength(2);
  });
});

describe("a seed", () => {
  const run = async (seed: number) => {
    const fake = createNotesFake({ seed });
    fake.fail(503, { rate: 0.5 });
    const answers = [];
    for (let call = 0; call < 20; call++) answers.push(await (await putNote(fake)).text());
    return answers;
  };

  test("makes everything happen again, ids and faults", async () => {
    expect(await run(7)).toEqual(await run(7));
    expect(await run(7)).not.toEqual(await run(8));
  });

  test("begins anew when the fake is reset, which forgets all else", async () => {
    const fake = createNotesFake();
    const { token } = fake.issueToken();
    const first = await (await postLetter(fake, "one")).text();
    fake.fail(500);
    fake.reset();
    expect([fake.attempts, fake.events]).toEqual([[], []]);
    expect((await putNote(fake, "a", { authorization: `Bearer ${token}` })).status).toBe(401);
    fake.reset();
    fake.issueToken();
    expect(await (await postLetter(fake, "one")).text()).toBe(first);
  });
});

test("a header Prefer asks for any documented status, as with Prism", async () => {
  const fake = createNotesFake();
  const response = await putNote(fake, "Hello", { prefer: "code=429" });
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(fake.events).toEqual([]);
});

test("a header Prefer that asks for a status that is not final is ignored", async () => {
  const fake = createNotesFake();
  for (const code of [100, 777]) expect((await putNote(fake, "Hello", { prefer: `code=${code}` })).status).toBe(200);
});

test("fetch also takes a Request, of any host", async () => {
  const fake = createNotesFake();
  const request = new Request("http://elsewhere.example/v1/notes/2", write(fake, "PUT", { title: "Hello" }));
  expect((await fake.fetch(request)).status).toBe(200);
  fake.expectReported("putNote", { folder: 2 });
});

test("without a document the fake is the service of @gong-engagement/types", async () => {
  const fake = createFake();
  const response = await fake.fetch("https://example.com/nowhere", { headers: { authorization: authorize(fake) } });
  expect(response.status).toBe(404);
  expect(fake.attempts).toHaveLength(1);
});

test("an operation without an operationId has its method and path for one", async () => {
  const paths = { "/things": { post: { responses: { "204": { description: "Done." } } } } };
  const fake = createFake({ document: { openapi: "3.0.0", paths } });
  expect((await fake.fetch("http://localhost/things", { method: "POST" })).status).toBe(204);
  fake.expectReported("POST /things");
});

test("a path has operations of any method, as OpenAPI 3.2 lets it have them", async () => {
  const responses = {
    "200": { description: "Fine.", content: { "application/json": { $ref: "#/components/mediaTypes/Thing" } } },
  };
  const paths = { "/things": { query: { responses }, additionalOperations: { COPY: { responses } } } };
  const mediaTypes = { Thing: { schema: { type: "object" }, examples: { one: { dataValue: { name: "a" } } } } };
  const fake = createFake({ document: { openapi: "3.2.0", paths, components: { mediaTypes } } });
  for (const method of ["QUERY", "COPY"]) {
    const response = await fake.fetch("http://localhost/things", { method });
    expect([method, response.status, await response.json()]).toEqual([method, 200, { name: "a" }]);
  }
});

test("an object is answered as JSON where its media type is a range that JSON is in", async () => {
  const schema = { type: "object", properties: { name: { type: "string" } } };
  const answer = (range: string) => ({
    get: { responses: { "200": { description: "Fine.", content: { [range]: { schema } } } } },
  });
  const paths = { "/any": answer("*/*"), "/application": answer("application/*") };
  const fake = createFake({ document: { openapi: "3.0.0", paths } });
  for (const path of Object.keys(paths)) {
    const response = await fake.fetch(`http://localhost${path}`);
    expect([path, response.headers.get("content-type")]).toEqual([path, "application/json"]);
    expect(await response.json()).toEqual({ name: "sample" });
  }
});

describe("of any document the fake", () => {
  const answer = (content: object) => ({ responses: { "200": { description: "Fine.", content } } });
  const text = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const fakePaths = (paths: object) => createFake({ document: { openapi: "3.2.0", paths } });
  const inputOf = async (fake: ReturnType<typeof createFake>, path: string) => {
    const { status } = await fake.fetch(`http://localhost${path}`);
    return [status, fake.attempts.at(-1)?.input];
  };

  test("answers a text with its example", async () => {
    const examples = { one: { value: "a,b" } };
    const fake = fakePaths({
      "/note": { get: answer({ "text/plain": { schema: { type: "string" }, example: "Hello" } }) },
      "/table": { get: answer({ "text/csv": { examples } }) },
      "/image": { get: answer({ "image/png": {} }) },
    });
    const read = async (path: string) => (await fake.fetch(`http://localhost${path}`)).text();
    expect([await read("/note"), await read("/table"), await read("/image")]).toEqual(["Hello", "a,b", "sample"]);
  });

  test("answers HEAD without a body, be it documented or not", async () => {
    const fake = fakePaths({ "/note": { head: answer({ "application/json": {} }) }, "/other": { get: answer({}) } });
    for (const [path, status] of [
      ["/note", 200],
      ["/other", 405],
      ["/none", 404],
    ] as const) {
      const response = await fake.fetch(`http://localhost${path}`, { method: "HEAD" });
      expect([path, response.status, response.body]).toEqual([path, status, null]);
    }
  });

  test("reads several parameters in a part of a path, and slashes that are encoded", async () => {
    const file = { get: { parameters: [text, { ...text, name: "kind" }], responses: { "204": {} } } };
    const fake = fakePaths({ "/files/{id}.{kind}": file });
    expect(await inputOf(fake, "/files/a%2Fb%20c.pdf")).toEqual([204, { id: "a/b c", kind: "pdf" }]);
    expect(await inputOf(fake, "/files/a/b.pdf")).toEqual([404, {}]);
  });

  test("takes of two paths the one that is certain for longer", async () => {
    const get = { parameters: [text], responses: { "204": {} } };
    const fake = fakePaths({ "/{id}/list": { get }, "/notes/{id}": { get }, "/notes/list": { get: answer({}) } });
    expect(await inputOf(fake, "/notes/1")).toEqual([204, { id: "1" }]);
    expect(await inputOf(fake, "/other/list")).toEqual([204, { id: "other" }]);
    expect(await inputOf(fake, "/notes/list")).toEqual([200, {}]);
  });

  test("reads a whole query as one parameter", async () => {
    const schema = { type: "object", required: ["page"], properties: { page: { type: "integer" } } };
    const search = (mediaType: string) => ({
      get: {
        parameters: [{ name: "all", in: "querystring", required: true, content: { [mediaType]: { schema } } }],
        responses: { "204": {}, "400": {} },
      },
    });
    const fake = fakePaths({
      "/form": search("application/x-www-form-urlencoded"),
      "/json": search("application/json"),
    });
    expect(await inputOf(fake, "/form?page=2")).toEqual([204, { all: { page: 2 } }]);
    expect(await inputOf(fake, "/json?%7B%22page%22:2%7D")).toEqual([204, { all: { page: 2 } }]);
    for (const path of ["/form?page=b", "/form", "/json?%7B%7D", "/json"]) {
      expect([path, (await inputOf(fake, path))[0]]).toEqual([path, 400]);
    }
    expect(fake.attempts.map(({ errors }) => errors.join())).toContain("query all is missing");
  });
});
