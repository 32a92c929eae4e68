import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";

const [, , spec = ""] = process.argv;
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
