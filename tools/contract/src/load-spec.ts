import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";

/** Provisional. */
export const loadSpec = async (): Promise<OpenApiDocument> =>
  JSON.parse(await readFile("/tmp/openapi.json", "utf8")) as OpenApiDocument;
