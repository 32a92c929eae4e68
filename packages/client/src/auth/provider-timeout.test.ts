import { expect, test } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

test("each call waits for a shared token as long as its own timeout says", async () => {
  await using server = await startServer(ok);
  const bearerToken = () => new Promise<string>((resolve) => void setTimeout(resolve, 300, "token"));
  const client = createTestClient(server, { auth: { bearerToken } });
  const impatient = rejection(putReport(client, { timeout: 50 }));
  const patient = putReport(client, { timeout: 5_000 });
  const start = performance.now();
  expect(await impatient).toMatchObject({
    name: "GongTokenError",
    message: "The token provider took longer than 50 ms (option timeout)",
    delivery: "not-sent",
  });
  expect(performance.now() - start).toBeLessThan(280);
  expect(await patient).toMatchObject({ attempts: 1 });
});
