import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTestClient, putReport } from "../testing/create-test-client.ts";
import { ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import { resolveBaseUrl } from "./base-url.ts";

describe("a base URL without a path gets the path of the server, and one with a path keeps it", () => {
  test.each([
    ["https://us-49467.api.gong.io", "https://us-49467.api.gong.io/v2"],
    ["https://us-49467.api.gong.io/", "https://us-49467.api.gong.io/v2"],
    ["https://us-49467.api.gong.io/v2", "https://us-49467.api.gong.io/v2"],
    ["https://us-49467.api.gong.io/v2/", "https://us-49467.api.gong.io/v2"],
    ["https://proxy.example.com/gong", "https://proxy.example.com/gong"],
    ["https://proxy.example.com/gong/v2//", "https://proxy.example.com/gong/v2"],
    ["http://127.0.0.1:4010", "http://127.0.0.1:4010/v2"],
    ["HTTPS://API.GONG.IO:443", "https://api.gong.io/v2"],
    ["https://bücher.example", "https://xn--bcher-kva.example/v2"],
    ["http://[::1]:4010/", "http://[::1]:4010/v2"],
  ])("%s", (value, expected) => {
    expect(resolveBaseUrl(value, "https://api.gong.io/v2")).toBe(expected);
  });
});

describe("a value that is not a base URL is refused, without repeating the value", () => {
  test.each([
    ...["", " ", "/", "/v2", "api.gong.io", "//api.gong.io/my-secret", "my-secret", "https://", "https:// my-secret"],
    ...["ftp://my-secret.example.com", "file:///my-secret", "data:text/plain,my-secret", "javascript:my-secret()"],
    ...["https://user:my-secret@api.gong.io", "https://my-secret@api.gong.io", "https://:my-secret@api.gong.io"],
    ...["https://api.gong.io?key=my-secret", "https://api.gong.io/v2?", "https://api.gong.io/v2#my-secret"],
    ...["https://api.gong.io/#"],
  ])("%s", (value) => {
    expect(() => resolveBaseUrl(value, "https://api.gong.io/v2")).toThrow(
      expect.objectContaining({ name: "GongConfigError" }),
    );
    expect(() => resolveBaseUrl(value, "https://api.gong.io/v2")).not.toThrow(/my-secret/);
  });
});

test("a base URL that is joined with any path has each part once", () => {
  const segment = fc.stringMatching(/^[a-z\d._~-]{1,8}$/).filter((text) => !/^\.+$/.test(text));
  fc.assert(
    fc.property(
      fc.webAuthority(),
      fc.array(segment, { maxLength: 4 }),
      fc.nat({ max: 3 }),
      (authority, segments, slashes) => {
        const value = `https://${authority.replace(/^.*@/, "")}${segments.map((text) => `/${text}`).join("")}${"/".repeat(slashes)}`;
        const resolved = resolveBaseUrl(value, "https://api.gong.io/v2");
        const { pathname, origin } = new URL(`${resolved}/reports`);
        expect(origin).toBe(new URL(value).origin);
        expect(pathname.split("/").slice(1)).toEqual([...(segments.length === 0 ? ["v2"] : segments), "reports"]);
      },
    ),
  );
});

test.each(["", "/", "/v2", "/v2/", "/a/b"])("requests go to the base URL with its path: %j", async (path) => {
  await using server = await startServer(ok);
  await putReport(createTestClient({ url: server.url + path }));
  const base = path === "/a/b" ? "/a/b" : "/v2";
  expect(server.received[0]?.path).toBe(`${base}/reports`);
});
