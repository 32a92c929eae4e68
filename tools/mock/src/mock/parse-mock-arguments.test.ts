import { describe, expect, test } from "vitest";
import { parseMockArguments } from "./parse-mock-arguments.ts";

describe("parseMockArguments", () => {
  test("takes port 4010 where none is given", () => {
    expect(parseMockArguments([])).toEqual({ port: 4010, help: false });
  });

  test.each([0, 1, 65_535])("takes port %i", (port) => {
    expect(parseMockArguments(["--port", String(port)]).port).toBe(port);
  });

  test.each(["65536", "-1", "1.5", "http", ""])("refuses the port %j", (port) => {
    expect(() => parseMockArguments([`--port=${port}`])).toThrow(`not "${port}"`);
  });

  test.each([["--prot", "1"], ["now"], ["--port"]])("refuses %j", (...args) => {
    expect(() => parseMockArguments(args)).toThrow(TypeError);
  });
});
