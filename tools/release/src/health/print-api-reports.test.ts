import { expect, test } from "vitest";
import { compareLines } from "./api-reports.ts";
import { printApiReports } from "./print-api-reports.ts";
import { createPackage } from "./testing/create-package.ts";

const reportOf = async (declarations: string): Promise<string> => {
  const files = { "dist/index.d.ts": 'export * from "./more.ts";\n', "dist/more.d.ts": declarations };
  const packed = await createPackage({ files });
  const reports = await printApiReports([packed], `${packed.root}-report`);
  return reports.get("example") ?? "";
};

test("an API report shows what callers can use, in every file that the entry leads to, and no change of the documentation", {
  timeout: 30_000,
}, async () => {
  const before = await reportOf(
    "/** One. */\nexport declare const one: number;\nexport interface Two { a?: string }\n",
  );
  const after = await reportOf("/** 1! */\nexport declare const one: string;\nexport interface Two { a?: string }\n");
  expect(before).toContain("# API of `@gong-engagement/example`");
  expect(before).toContain("pnpm check:packages --write");
  expect(compareLines(before, after)).toEqual([
    "- export const one: number;", //
    "+ export const one: string;",
  ]);
});
