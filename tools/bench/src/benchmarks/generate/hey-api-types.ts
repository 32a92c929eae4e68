import { mkdtemp, rm } from "node:fs/promises";
import { enableCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peersFolder } from "../../peers/folders.ts";

const [, , spec = "", cache] = process.argv;
if (cache) enableCompileCache(join(peersFolder, "compile-cache"));
const { createClient } = await import("@hey-api/openapi-ts");
const output = await mkdtemp(join(tmpdir(), "hey-api-types-"));
try {
  await createClient({
    input: spec,
    output,
    plugins: ["@hey-api/typescript"],
    logs: { level: "silent", file: false },
  });
} finally {
  await rm(output, { recursive: true });
}
