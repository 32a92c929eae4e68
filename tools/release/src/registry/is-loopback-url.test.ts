import { expect, test } from "vitest";
import { isLoopbackUrl } from "./is-loopback-url.ts";

test.for([
  "http://127.0.0.1:4873/",
  "http://127.0.0.1",
  "http://127.8.9.10:1/",
  "http://localhost:4873",
  "https://LOCALHOST/",
  "http://[::1]:4873/",
  "http://2130706433/", // The same address as one number, as URLs may have it.
])("%s is this machine", (url) => {
  expect(isLoopbackUrl(url)).toBe(true);
});

test.for([
  "https://registry.example.com/",
  "http://127.0.0.1.example.com/",
  "http://127.0.0.1@example.com/",
  "http://localhost.example.com/",
  "http://example.com/127.0.0.1",
  "http://example.com/#http://127.0.0.1/",
  "http://0.0.0.0:4873/",
  "http://10.0.0.1/",
  "http://[::2]/",
  "http://[fe80::1]/",
  "ftp://127.0.0.1/",
  "127.0.0.1:4873",
  "undefined",
  "",
])("%s is not known to be this machine", (url) => {
  expect(isLoopbackUrl(url)).toBe(false);
});
