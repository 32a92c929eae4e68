import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { startNights } from "../src/local/start-nights.ts";

test("a row is reported in the first night that has it, and a wrong one is written down", async () => {
  await using nights = await startNights();
  const { fake, folder } = nights;

  const monday = await nights.run("monday.csv");
  assert.equal(monday.exitCode, 1, monday.output);
  fake.expectReported("reportContentViewEvent", { contentTitle: "Proposal for Acme", pagesViewed: 12 }, { times: 1 });
  assert.equal(fake.events.length, 2);
  assert.match(await readFile(join(folder, "monday.csv.wrong.csv"), "utf8"), /viewerEmailAddress.*,103,/);

  const tuesday = await nights.run("tuesday.csv");
  assert.equal(tuesday.exitCode, 0, tuesday.output);
  fake.expectReported("reportContentViewEvent", { contentTitle: "Contract for Acme" }, { times: 1 });
  assert.equal(fake.events.length, 3);
});
