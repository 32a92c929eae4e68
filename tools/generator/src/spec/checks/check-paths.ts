import { isJsonObject, type JsonObject } from "../json.ts";
import type { Finding } from "../report/finding.ts";

/** Refuses a document without a path: there is nothing to call. */
export const checkPaths = ({ paths }: JsonObject): Finding[] => {
  const isEmpty = paths === undefined || paths === null || (isJsonObject(paths) && Object.keys(paths).length === 0);
  const remedy = "Describe at least one operation under `paths`.";
  return isEmpty ? [{ path: ["paths"], message: "The document describes no path.", remedy }] : [];
};
