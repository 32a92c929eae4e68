import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadEffectiveSpec, SpecError } from "./load-effective-spec.ts";

/** One spec for each thing that is refused, beside it the message (`.txt`), and for some an overlay. */
const folder = fileURLToPath(new URL("../../fixtures/refusals/", import.meta.url));
const specs = readdirSync(folder).filter((file) => /(?<!\.overlay)\.(yaml|json)$/.test(file));

const load = (file: string) => {
  const overlayFile = folder + file.replace(".yaml", ".overlay.yaml");
  return loadEffectiveSpec({
    specFile: folder + file,
    overlayFile: overlayFile !== folder + file && existsSync(overlayFile) ? overlayFile : false,
  });
};

describe("refuses, with file, line and what to do:", () => {
  test.for(specs)("%s", async (file) => {
    const error = await load(file).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SpecError);
    const { message } = error as SpecError;
    const expected = readFileSync(`${folder}${file.replace(".yaml", "")}.txt`, "utf8").trimEnd();
    expect(message.replaceAll(`${relative(process.cwd(), folder)}/`, "")).toBe(expected);
  });
});
