// What all our packages hold, as far as hey-api writes it: types, SDK, fetch client and schemas, formatted.
import { copyFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { createClient } from "@hey-api/openapi-ts";
import { toolsFolder } from "../../peers/folders.ts";

const [, , spec = ""] = process.argv;
await using output = await createTemporaryFolder();
process.env.PATH = [join(toolsFolder, "../node_modules/.bin"), process.env.PATH].join(delimiter);
process.chdir(output.path); // Biome formats what is below its working folder only.
// By itself it leaves out files of more than a megabyte, which hey-api's of a large document are.
await copyFile(join(toolsFolder, "generator/src/output/generated.biome.json"), join(output.path, "biome.json"));
await createClient({
  input: spec,
  output: { path: join(output.path, "generated"), postProcess: ["biome:format"] },
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch", "valibot"],
  logs: { level: "silent", file: false },
});
