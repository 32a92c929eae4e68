import { expect, test } from "vitest";
import { startServer } from "./start-server.ts";

test("accepts what its limit allows, refuses the rest with Retry-After, and counts each event once", async () => {
  await using server = await startServer({ rate: 0.001, burst: 3 });
  const send = (body: string): Promise<Response> => fetch(server.baseUrl, { method: "PUT", body });
  const answers = [await send("first"), await send("second"), await send("second"), await send("third")];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]?.headers.get("retry-after")).toBe("1");
  expect(await server.count()).toEqual({ delivered: 2, refused: 1 });
});

test("accepts everything without a limit", async () => {
  await using server = await startServer();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => fetch(server.baseUrl, { method: "PUT", body: `${index}` })),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await server.count()).toEqual({ delivered: 100, refused: 0 });
});
