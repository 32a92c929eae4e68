import { expect, test } from "vitest";
import {
  createFormSerializer,
  createMultipartSerializer,
  createRequestWriter,
  passBody,
  serializeJson,
} from "./request-writer.ts";

test("writes a form with one pair for each item, objects as JSON", () => {
  const body = { name: "a b", tags: ["x", "y"], about: { a: 1 }, absent: undefined };
  expect(createFormSerializer()(body)).toBe("name=a+b&tags=x&tags=y&about=%7B%22a%22%3A1%7D");
});

test("writes the properties of a form in the styles of the spec", () => {
  const serialize = createFormSerializer({
    card: { style: "deepObject", explode: true },
    "ex pand": { style: "deepObject", explode: true },
    tags: { style: "form", explode: false },
    range: { style: "form", explode: true },
    absent: { style: "form", explode: true },
  });
  const body = {
    card: { owner: { name: "a b" }, cvc: 1 },
    "ex pand": ["x&y"],
    tags: ["a", "b"],
    range: { from: 1, to: 2 },
    absent: undefined,
    plain: "c",
  };
  expect(serialize(body)).toBe("card[owner][name]=a%20b&card[cvc]=1&ex%20pand[0]=x%26y&tags=a,b&from=1&to=2&plain=c");
});

test("writes multipart with files as they are, objects as JSON parts, and the types of the spec", async () => {
  const file = new File(["data"], "a.pdf", { type: "application/pdf" });
  const form = createMultipartSerializer({ note: "text/markdown" })({
    file,
    about: { a: 1 },
    note: "# b",
    count: [1, 2],
  });
  expect(form).toBeInstanceOf(FormData);
  const data = form as FormData;
  expect(data.get("file")).toMatchObject({ name: "a.pdf", type: "application/pdf" });
  expect(data.get("about")).toMatchObject({ type: "application/json" });
  expect(await (data.get("about") as File).text()).toBe('{"a":1}');
  expect(data.get("note")).toMatchObject({ type: "text/markdown" });
  expect(data.getAll("count")).toEqual(["1", "2"]);
});

test("gives the type of the spec to a file that has none", () => {
  const form = createMultipartSerializer({ file: "image/png" })({ file: new Blob(["data"]) }) as FormData;
  expect(form.get("file")).toMatchObject({ type: "image/png", name: "blob" });
});

test("keeps the name of a file that has no type", () => {
  const form = createMultipartSerializer({ file: "image/png" })({ file: new File(["data"], "a.png") }) as FormData;
  expect(form.get("file")).toMatchObject({ type: "image/png", name: "a.png" });
});

test("passes forms that the caller has made", () => {
  const form = new FormData();
  const pairs = new URLSearchParams("a=1");
  expect(createMultipartSerializer()(form)).toBe(form);
  expect(createFormSerializer()(pairs)).toBe(pairs);
});

test("writes JSON", () => {
  expect(serializeJson({ a: [1] })).toBe('{"a":[1]}');
});

const write = createRequestWriter({ body: { "application/merge-patch+json": serializeJson, "text/plain": passBody } });

test("sends the first media type, and another one of the spec where the call asks for it", () => {
  expect(write({}, { a: 1 }, undefined).headers).toEqual({ "content-type": "application/merge-patch+json" });
  const asked = write({}, "text", "Text/Plain; charset=utf-8");
  expect(asked.bodySerializer?.("text")).toBe("text");
  expect(asked.headers).toEqual({});
});

test.each(["*/*", "image/*", "multipart/form-data"])("leaves the type of a body that is %s to fetch", (mediaType) => {
  expect(createRequestWriter({ body: { [mediaType]: passBody } })({}, "text", undefined).headers).toEqual({});
});

test("leaves out null in forms, and writes dates as JSON does", () => {
  const body = { a: null, at: new Date(0), list: [null, "b"] };
  expect(createFormSerializer({ a: { style: "form", explode: true } })(body)).toBe(
    "at=1970-01-01T00%3A00%3A00.000Z&list=b",
  );
  const form = createMultipartSerializer()(body) as FormData;
  expect([...form.entries()]).toEqual([
    ["at", "1970-01-01T00:00:00.000Z"],
    ["list", "b"],
  ]);
});

test.each([{ file: new Blob(["a"]) }, { files: [new Blob(["a"])] }])(
  "refuses a file in a form that cannot carry it: %j",
  (body) => {
    expect(() => createFormSerializer()(body)).toThrow("a file cannot be sent in this form");
  },
);
