import { expect, test, vi } from "vitest";
import { createUuid } from "./platform.ts";
import { createTestClient, postMessage } from "./testing/create-test-client.ts";
import { json } from "./testing/replies.ts";
import { startServer } from "./testing/start-server.ts";

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test("an idempotency key is made where a page on plain http has no crypto.randomUUID", async () => {
  await using server = await startServer(json(201, {}));
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: (array: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(array) });
  const keys = new Set(Array.from({ length: 1_000 }, createUuid));
  expect(keys.size).toBe(1_000);
  for (const key of keys) expect(key).toMatch(uuid);
  expect((await postMessage(createTestClient(server))).idempotencyKey).toMatch(uuid);
});

test("every bit of a UUID but those that RFC 9562 fixes is random", () => {
  vi.stubGlobal("crypto", { getRandomValues: (array: Uint8Array) => array.fill(0xff) });
  expect(createUuid()).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  vi.stubGlobal("crypto", { getRandomValues: (array: Uint8Array) => array.fill(0) });
  expect(createUuid()).toBe("00000000-0000-4000-8000-000000000000");
});
