import { expect, test } from "vitest";
import { createMultipartSerializer, serializeForm, serializeJson } from "./body-serializers.ts";

test("writes a form with one pair for each item, objects as JSON", () => {
  const body = { name: "a b", tags: ["x", "y"], about: { a: 1 }, absent: undefined };
  expect(String(serializeForm(body))).toBe("name=a+b&tags=x&tags=y&about=%7B%22a%22%3A1%7D");
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
  expect(serializeForm(pairs)).toBe(pairs);
});

test("writes JSON", () => {
  expect(serializeJson({ a: [1] })).toBe('{"a":[1]}');
});
