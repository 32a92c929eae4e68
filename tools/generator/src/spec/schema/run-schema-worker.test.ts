import { expect, test } from "vitest";
import { runSchemaWorker } from "./run-schema-worker.ts";

const info = { title: "Notes", version: "1.0.0" };

test("tells of each document what is wrong with it, when it is asked about several at once", async () => {
  const documents = [
    { openapi: "3.1.0", info, paths: {} },
    { openapi: "3.1.0", info: { title: "Notes" }, paths: {} },
    { openapi: "3.1.0", info, paths: {}, servers: "none" },
  ];
  const findings = await Promise.all(documents.map(runSchemaWorker));
  expect(findings.map((found) => found.map(({ path }) => path.join(".")))).toEqual([[], ["info"], ["servers"]]);
});
