import { isJsonObject } from "@gong-engagement/generator/json";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { baseDocument } from "./base-document.ts";

/** Changes a JSON value as a merge patch says (RFC 7396): `null` removes a member, anything but an object replaces. */
const mergePatch = (value: unknown, patch: unknown): unknown => {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, unknown> = isJsonObject(value) ? { ...value } : {};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], change);
  }
  return merged;
};

/** The base document with a merge patch applied. */
export const createDocument = (patch: object = {}): OpenApiDocument =>
  JSON.parse(JSON.stringify(mergePatch(baseDocument, patch)));
