import { expect, test } from "vitest";
import { runSchemaWorker } from "./run-schema-worker.ts";

const info = { title: "Notes", version: "1.0.0" };

test("the schema worker reports for each document what is wrong with it when several are checked at once", async () => {
  const documents = [
    { openapi: "3.1.0", info, paths: {} },
    { openapi: "3.1.0", info: { title: "Notes" }, paths: {} },
    { openapi: "3.1.0", info, paths: {}, servers: "none" },
  ];
  const findings = await Promise.all(documents.map(runSchemaWorker));
  expect(findings.map((found) => found.map(({ path }) => path.join(".")))).toEqual([[], ["info"], ["servers"]]);
});
