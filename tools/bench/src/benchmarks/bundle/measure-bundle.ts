import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** What is bundled to weigh one call of that program, with `programs` as its folder. */
export const sendBundle = (path: string): string => `export { createSend } from "./${path}.ts";`;

/** What is bundled to weigh the types. */
export const typesBundle = `import "@gong-engagement/types";`;

/** What is bundled to weigh the schema of one operation. */
export const schemaBundle = `export { ReportContentShareEventInput } from "@gong-engagement/schemas";`;

/** What is bundled to weigh the fake, with the document that it judges by. */
export const fakeBundle = `export { createFake } from "@gong-engagement/fake";`;

/** A bundle of a program for the web. */
export interface Bundle {
  /** Bundled with all that it imports, minified, compressed with brotli. */
  readonly bytes: number;
  /** Minified bytes by the file that they come from. */
  readonly files: Readonly<Record<string, number>>;
}

/**
 * Weighs a program whose imports are those of a file in that folder.
 *
 * @param external - modules that are left out
 * @param conditions - of the exports of packages, besides those of every bundler
 */
export const measureBundle = async (
  program: string,
  folder: string,
  { external = [], conditions = [] }: { external?: readonly string[]; conditions?: readonly string[] } = {},
): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    external: [...external],
    // With any of its own, esbuild takes `module` no longer for granted.
    conditions: ["module", ...conditions],
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    bytes: code.length > 0 ? brotliCompressSync(code).length : 0,
    files: Object.fromEntries(inputs.map(([file, { bytesInOutput }]) => [file, bytesInOutput])),
  };
};
