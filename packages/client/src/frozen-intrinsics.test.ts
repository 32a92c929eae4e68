import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { failure } from "./testing/replies.ts";
import { startServer } from "./testing/start-server.ts";

test("the client runs and fails as it should where built-in objects are frozen", async () => {
  await using server = await startServer(failure(400));
  const program = `
    const { createClientFor } = await import(${JSON.stringify(new URL("./create-client.ts", import.meta.url).href)});
    const { testApi } = await import(${JSON.stringify(new URL("./testing/test-api.ts", import.meta.url).href)});
    const { sendOperation } = await import(${JSON.stringify(new URL("./send-operation.ts", import.meta.url).href)});
    const client = createClientFor(testApi, { baseUrl: process.argv[1], auth: { bearerToken: "t" }, rateLimit: false });
    const error = await sendOperation(client, "PUT", "/reports", { body: {} }).catch((reason) => reason);
    console.log(error.name, error.delivery, error.message);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--conditions=@gong-engagement/source",
    "--frozen-intrinsics",
    "--no-warnings",
    "--input-type=module",
    "--eval",
    program,
    server.url,
  ]);
  expect(stdout.trim()).toBe("GongBadRequestError refused putReport: status 400: error 400 (requestId r-400)");
});
