import { createClient } from "@hey-api/openapi-ts";

/** Generates hey-api's types, SDK and client from a document. */
export const generateHeyApi = async (folder: string, spec: string): Promise<void> => {
  await createClient({
    input: spec,
    output: { path: folder, module: { extension: ".ts" } },
    plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
    logs: { level: "silent", file: false },
  });
};
