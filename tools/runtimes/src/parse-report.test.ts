import { describe, expect, it } from "vitest";
import { parseReport, parseReports } from "./parse-report.ts";

const document = { example: { requestId: "4al018" } };
const report = { runtime: "node 22.23.2", answers: { share: { requestId: "4al018" } } };

const parse = (output: string): unknown => parseReport(output, "node 22.23.2", document);

describe("parseReport", () => {
  it("takes one JSON line whose answers are in the document that Prism answers from", () => {
    expect(parse(`${JSON.stringify(report)}\n`)).toEqual(report);
  });

  it("refuses a program that printed nothing, or something beside its report", () => {
    expect(() => parse("")).toThrow("did not print one JSON line");
    expect(() => parse(`warning\n${JSON.stringify(report)}\n`)).toThrow("warning");
  });

  it("refuses a program that ran in another runtime", () => {
    expect(() => parse(JSON.stringify({ ...report, runtime: "node 20.19.0" }))).toThrow("did not run in node 22.23.2");
  });

  it("refuses a program that made no call, or whose answer nobody gave", () => {
    expect(() => parse(JSON.stringify({ ...report, answers: {} }))).toThrow("made no call");
    expect(() => parse(JSON.stringify({ ...report, answers: { share: "made up" } }))).toThrow('"share"');
    expect(() => parse(JSON.stringify({ ...report, answers: { share: null } }))).toThrow('"share"');
    const mixed = [{ requestId: "4al018" }, { requestId: "made up" }];
    expect(() => parse(JSON.stringify({ ...report, answers: { share: mixed } }))).toThrow('"share"');
  });
});

describe("parseReports", () => {
  const line = JSON.stringify(report);
  const parseLines = (...lines: readonly string[]): unknown =>
    parseReports(`${lines.join("\n")}\n`, ["client", "sdk"], "node 22.23.2", document);

  it("takes a line of each program", () => {
    expect(parseLines(line, line)).toEqual([report, report]);
  });

  it("names the projects whose programs did not report", () => {
    expect(() => parseLines(line, "warning")).toThrow(/^sdk\/: The program did not print one JSON line/);
    expect(() => parseLines(line)).toThrow(/^sdk\/: /);
    expect(() => parseLines("{}", "{}")).toThrow(/^client\/: [\s\S]*^sdk\/: /m);
  });

  it("refuses more lines than programs", () => {
    expect(() => parseLines(line, line, "warning")).toThrow("warning");
  });
});
