import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { createClient } from "@hey-api/openapi-ts";

const [, , spec = ""] = process.argv;
await using output = await createTemporaryFolder();
await createClient({
  input: spec,
  output: output.path,
  plugins: ["@hey-api/typescript"],
  logs: { level: "silent", file: false },
});
