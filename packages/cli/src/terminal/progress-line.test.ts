import { expect, test } from "vitest";
import { createProgressLine } from "./progress-line.ts";

const write = (columns: number | undefined, text: string): string => {
  let written = "";
  const stream = {
    isTTY: true,
    columns,
    write(part: string) {
      written += part;
    },
  };
  createProgressLine(stream).show(text);
  return written.replace("\r\u001B[2K", "");
};

test("a line of progress fits the terminal, as one that is broken could not be written over", () => {
  expect(write(40, "x".repeat(100))).toHaveLength(39);
  expect(write(200, "x".repeat(100))).toHaveLength(79);
});

test("a line of progress fits 80 columns where the terminal does not tell its width", () => {
  expect(write(undefined, "x".repeat(100))).toHaveLength(79);
  expect(write(0, "x".repeat(100))).toHaveLength(79);
});
