import { createRequire } from "node:module";

type OpenApiFormat = typeof import("openapi-format");

/**
 * The part of openapi-format that applies overlays. Its main module would load a formatter and a YAML library too,
 * which takes ten times as long (90 ms instead of 9).
 */
export const { openapiOverlay, resolveJsonPath }: Pick<OpenApiFormat, "openapiOverlay" | "resolveJsonPath"> =
  createRequire(import.meta.url)("openapi-format/utils/overlay.js");
