import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generate } from "../generate.ts";
import { createPackages } from "../testing/create-packages.ts";
import { loadEffectiveSpec } from "./load-effective-spec.ts";

/** One spec for each thing that is warned of, beside it the warnings (`.txt`), and for some an overlay. */
const folder = fileURLToPath(new URL("../../fixtures/warnings/", import.meta.url));
const specs = readdirSync(folder).filter((file) => /(?<!\.overlay)\.yaml$/.test(file));

const filesOf = (file: string) => {
  const overlayFile = folder + file.replace(".yaml", ".overlay.yaml");
  return { specFile: folder + file, overlayFile: existsSync(overlayFile) ? overlayFile : (false as const) };
};

test.for(specs)("takes what it warns of: %s", async (file) => {
  const { warnings } = await loadEffectiveSpec(filesOf(file));
  const expected = readFileSync(folder + file.replace(".yaml", ".txt"), "utf8").trimEnd();
  expect(warnings.join("\n").replaceAll(`${relative(process.cwd(), folder)}/`, "")).toBe(expected);
});

test.for(specs)("generates from what it warns of, and refuses it if it is to be strict: %s", async (file) => {
  await using packages = await createPackages();
  const told: string[] = [];
  const options = {
    packagesFolder: packages.folder,
    check: false,
    onProgress: (message: string) => told.push(message),
  };
  const strict = generate({ ...filesOf(file), ...options, strict: true });
  await expect(strict).rejects.toThrow("--strict makes errors of these.");
  await generate({ ...filesOf(file), ...options });
  expect(told.filter((message) => message.startsWith("warning: "))).not.toEqual([]);
});
