import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, onTestFinished, test } from "vitest";
import { readDocument } from "./read-document.ts";

const serve = async (status: number, body: string): Promise<string> => {
  const server = createServer((_request, response) => void response.writeHead(status).end(body)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.yml`;
};

test("readDocument reads a document from a URL and from a file, byte for byte", async () => {
  const text = "\uFEFFopenapi: 3.1.0\r\n";
  await using folder = await createTemporaryFolder();
  await writeFile(join(folder.path, "openapi.yaml"), text);
  expect(await readDocument(await serve(200, text))).toEqual(Buffer.from(text));
  expect(await readDocument(join(folder.path, "openapi.yaml"))).toEqual(Buffer.from(text));
});

test("readDocument says what to do when the document has moved", async () => {
  const url = await serve(404, "404: Not Found");
  await expect(readDocument(url)).rejects.toThrow(`${url} answers 404. Find out where`);
});

test("readDocument refuses a web page, and what is too large", async () => {
  await expect(readDocument(await serve(200, "\n<!doctype html>"))).rejects.toThrow("is a web page");
  await expect(readDocument(await serve(200, "#".repeat(5_000_001)))).rejects.toThrow("more than 5 MB");
});

test("readDocument takes no document over a connection that others can change", async () => {
  await expect(readDocument("http://example.invalid/openapi.yml")).rejects.toThrow("is not https");
});

test("readDocument names what cannot be reached or read", async () => {
  await expect(readDocument("https://example.invalid/openapi.yml")).rejects.toThrow(/cannot be reached/);
  await expect(readDocument("/nowhere/openapi.yml")).rejects.toThrow("/nowhere/openapi.yml cannot be read");
});
