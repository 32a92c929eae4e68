import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { runScript } from "./run-script.ts";

test("pnpm demo reports an event of every kind, shows three errors, and ends with 0", async () => {
  await using demo = runScript("demo.ts");
  const { exitCode, stdout, stderr } = await demo.end;
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  const transcript = stripVTControlCharacters(stdout);
  expect(transcript.match(/^✓ .* 20[01] {2}requestId \S+$/gm)).toHaveLength(5);
  expect(transcript).toMatch(/^✗ .* 400 {2}GongBadRequestError$/m);
  expect(transcript).toMatch(/^✗ .* 401 {2}GongAuthenticationError$/m);
  expect(transcript).toMatch(/^✗ .* 429 {2}GongRateLimitError$/m);
  expect(transcript).toMatch(/^ {2}retryAfter +\d+ ms$/m);
});
