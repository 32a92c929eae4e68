import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Bytes of a program after bundling with all that it imports, minifying and compressing with brotli. */
export const measureSize = async (program: string, workspace: string): Promise<number> => {
  const input = join(workspace, `program-${crypto.randomUUID()}.js`);
  await writeFile(input, program);
  await using bundle = await rolldown({ input, cwd: workspace, logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  return output.reduce(
    (size, file) => size + brotliCompressSync(file.type === "chunk" ? file.code : file.source).length,
    0,
  );
};
