import { expect, test } from "vitest";
import { createFake } from "../create-fake.ts";
import { createNotesFake, createTestClock, putNote, url, write } from "../testing/caller.ts";

const errorOf = async (response: Response): Promise<string> => {
  expect(response.status).toBe(401);
  const { errors } = (await response.json()) as { errors: string[] };
  return errors.join();
};

test("credentials that are missing or wrong are answered with 401 and why", async () => {
  const fake = createNotesFake();
  expect(await errorOf(await fake.fetch(`${url}/notes/1`, { method: "PUT" }))).toContain("has no credentials");
  const wrong = `Basic ${btoa(`${fake.auth.accessKey}:wrong`)}`;
  expect(await errorOf(await putNote(fake, "a", { authorization: wrong }))).toContain("key or its secret is not valid");
  expect(await errorOf(await putNote(fake, "a", { authorization: "Basic ?" }))).toContain("is not valid");
  expect(await errorOf(await putNote(fake, "a", { authorization: "Bearer mine" }))).toContain("token is not valid");
  expect(fake.attempts.map(({ outcome }) => outcome)).toEqual(Array(4).fill("unauthorized"));
  expect(fake.events).toEqual([]);
});

test("a token that was issued is valid until it ends", async () => {
  const clock = createTestClock();
  const fake = createNotesFake({ clock });
  const { token, expiresAt } = fake.issueToken({ lifetime: 1_000 });
  const authorization = `Bearer ${token}`;
  expect(expiresAt).toBe(clock.now() + 1_000);
  clock.pass(999);
  expect((await putNote(fake, "a", { authorization })).status).toBe(200);
  clock.pass(1);
  expect(await errorOf(await putNote(fake, "a", { authorization }))).toBe("The access token has expired");
});

test("a token can end in the middle, and another one is valid", async () => {
  const fake = createNotesFake();
  const authorization = `Bearer ${fake.issueToken().token}`;
  fake.fail("token-ends", { after: 1 });
  expect((await putNote(fake, "a", { authorization })).status).toBe(200);
  expect((await putNote(fake, "a", { authorization })).status).toBe(401);
  expect((await putNote(fake, "a", { authorization })).status).toBe(401);
  expect((await putNote(fake, "a", { authorization: `Bearer ${fake.issueToken().token}` })).status).toBe(200);
});

test("tokens belong to a company", async () => {
  const accounts = [{ name: "Initech", tokens: ["one"] }, { name: "Initrode" }];
  const fake = createNotesFake({ accounts });
  await putNote(fake, "a", { authorization: "Bearer one" });
  await putNote(fake, "a", { authorization: `Bearer ${fake.issueToken({ account: "Initrode" }).token}` });
  expect(fake.events.map(({ account }) => account)).toEqual(["Initech", "Initrode"]);
});

test("a call from an address that is not trusted is answered with 403", async () => {
  const fake = createNotesFake({ accounts: [{ accessKey: "a", accessKeySecret: "b", trustedIps: ["192.0.2.7"] }] });
  const request = () => new Request(`${url}/notes/1`, write(fake, "PUT", { title: "Hello" }));
  const refused = await fake.handle(request(), { address: "192.0.2.8" });
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ errors: ["The IP address 192.0.2.8 is not trusted"] });
  expect((await fake.handle(request(), { address: "192.0.2.7" })).status).toBe(200);
});

test("with any account, all credentials are right, but there must be some", async () => {
  const fake = createNotesFake({ accounts: "any" });
  expect((await putNote(fake, "a", { authorization: "Bearer mine" })).status).toBe(200);
  expect((await putNote(fake, "a", { authorization: `Basic ${btoa("a:b")}` })).status).toBe(200);
  expect((await fake.fetch(`${url}/notes/1`, { method: "PUT" })).status).toBe(401);
});

test("API keys and schemes that are needed together are checked in their places", async () => {
  const document = {
    openapi: "3.0.0",
    paths: {
      "/both": {
        get: { security: [{ query: [], cookie: [] }, { header: [] }], responses: { "204": { description: "Done." } } },
      },
    },
    components: {
      securitySchemes: {
        header: { type: "apiKey", in: "header", name: "x-key" },
        query: { type: "apiKey", in: "query", name: "key" },
        cookie: { type: "apiKey", in: "cookie", name: "session" },
      },
    },
  };
  const accounts = [{ credentials: { header: "h", query: "q", cookie: "c" } }];
  const fake = createFake({ document, accounts });
  const get = async (search: string, headers: Record<string, string>) =>
    (await fake.fetch(`http://localhost/both${search}`, { headers })).status;
  expect(await get("?key=q", { cookie: "other=1; session=c" })).toBe(204);
  expect(await get("", { "x-key": "h" })).toBe(204);
  expect(await get("?key=q", {})).toBe(401);
  expect(await get("?key=wrong", { cookie: "session=c" })).toBe(401);
  expect(await get("", { "x-key": "wrong" })).toBe(401);
});
