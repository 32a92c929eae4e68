import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";

/** Provisional. */
export const loadSpec = async (): Promise<OpenApiDocument> =>
  JSON.parse(
    await readFile(new URL("../../../packages/types/src/generated/openapi.json", import.meta.url), "utf8"),
  ) as OpenApiDocument;
