import * as fake from "@gong-engagement/fake";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { expect } from "../shared/expect.mjs";
import { reportCalls } from "../shared/report-calls.mjs";
import { callFake } from "./call-fake.mjs";

await reportCalls(async () => {
  const server = await fake.createFake({ accounts: "any" }).listen();
  expect((await fetch(`${server.url}/nowhere`)).status === 404, "the fake listens");
  await server.close();
  return callFake(fake, openapi);
});
