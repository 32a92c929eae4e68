// What all our packages hold, as far as hey-api writes it: types, SDK, fetch client and schemas, formatted.
import { enableCompileCache } from "node:module";
import { delimiter, join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { peersFolder, toolsFolder } from "../../peers/folders.ts";

const [, , spec = "", cache] = process.argv;
if (cache) enableCompileCache(join(peersFolder, "compile-cache"));
const { createClient } = await import("@hey-api/openapi-ts");
await using output = await createTemporaryFolder();
process.env.PATH = [join(toolsFolder, "../node_modules/.bin"), process.env.PATH].join(delimiter);
process.chdir(output.path); // Biome formats what is below its working folder only.
await createClient({
  input: spec,
  output: { path: join(output.path, "generated"), postProcess: ["biome:format"] },
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch", "valibot"],
  logs: { level: "silent", file: false },
});
