import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "../testing/create-folder.ts";
import { readSource } from "./read-source.ts";

const read = async (content: string | Buffer) => {
  await using folder = await createFolder({ "openapi.yaml": content });
  return await readSource(join(folder.path, "openapi.yaml"));
};

test("reads UTF-8, without the byte order mark", async () => {
  expect((await read("\uFEFFtitle: Größe 😀\r\n")).text).toBe("title: Größe 😀\r\n");
});

test("refuses what is not UTF-8, and names the line", async () => {
  await expect(read(Buffer.from("one: 1\ntwo: Größe\n", "latin1"))).rejects.toThrow("openapi.yaml:2:1: This line is");
});

test.for(["fffe", "feff"])("refuses UTF-16 beginning with %s", async (mark) => {
  await expect(read(Buffer.from(`${mark}6100`, "hex"))).rejects.toThrow("encoded as UTF-16");
});

test("refuses a path at which there is no file", async () => {
  await expect(readSource("/nowhere/openapi.yaml")).rejects.toThrow("openapi.yaml: There is no such file.");
});

test("refuses a folder in place of a file", async () => {
  await using folder = await createFolder();
  await expect(readSource(folder.path)).rejects.toThrow("cannot be read (EISDIR)");
});

test("refuses what would take too long to parse, at once", async () => {
  await expect(read(`x: [${"a,".repeat(800_001)}]`)).rejects.toThrow("some 800002 values; 800000 are allowed");
  await expect(read(Buffer.alloc(33 * 2 ** 20, "a"))).rejects.toThrow("has 33 MB; 32 are allowed");
});

test("counts a line of JSON as one value", async () => {
  await expect(read('{\n"a": [\n'.repeat(400_000))).resolves.toBeDefined();
});
