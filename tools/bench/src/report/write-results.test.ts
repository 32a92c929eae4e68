import { expect, test } from "vitest";
import { replaceSection } from "./write-results.ts";

const titles = ["One", "Two", "Three"];
const headingsOf = (results: string): readonly string[] => results.match(/^## .*$/gm) ?? [];

test("a section that is measured again takes the place of the old one, and leaves the others", () => {
  const first = replaceSection("", titles, "- Machine: a", { title: "Three", text: "| old |\n\nnote" });
  const second = replaceSection(first, titles, "- Machine: b", { title: "One", text: "| one |" });
  const third = replaceSection(second, titles, "- Machine: b", { title: "Three", text: "| new |" });
  expect(headingsOf(third)).toEqual(["## One", "## Three"]);
  expect(third).toMatch(/^# Results\n[\s\S]*?\n- Machine: b\n\n## One\n\n\| one \|\n\n## Three\n\n\| new \|\n$/);
});

test("a section that no benchmark writes any more is left out", () => {
  const first = replaceSection("", titles, "", { title: "Two", text: "| two |" });
  expect(headingsOf(replaceSection(first, ["One"], "", { title: "One", text: "| one |" }))).toEqual(["## One"]);
});
