import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { peersFolder } from "../../peers/folders.ts";

const [, , spec = "", cache] = process.argv;
if (cache) enableCompileCache(join(peersFolder, "compile-cache"));
const { createClient } = await import("@hey-api/openapi-ts");
await using output = await createTemporaryFolder();
await createClient({
  input: spec,
  output: output.path,
  plugins: ["@hey-api/typescript"],
  logs: { level: "silent", file: false },
});
