import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a program for the web: bundled with all that it imports, minified, compressed with brotli. */
export const measureBundle = async (program: string, folder: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const [bundle] = outputFiles;
  return bundle?.contents.length ? brotliCompressSync(bundle.contents).length : 0;
};
