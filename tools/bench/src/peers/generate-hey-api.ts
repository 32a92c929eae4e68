import { createClient } from "@hey-api/openapi-ts";
import { spec } from "./folders.ts";

/** Generates hey-api's client for the spec. */
export const generateHeyApi = async (folder: string): Promise<void> => {
  await createClient({
    input: spec,
    output: { path: folder, module: { extension: ".ts" } },
    plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
    logs: { level: "silent", file: false },
  });
};
