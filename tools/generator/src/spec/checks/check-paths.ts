import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import type { Finding } from "../report/finding.ts";

const isEmpty = (value: JsonValue | undefined): boolean => !isJsonObject(value) || Object.keys(value).length === 0;

/** Refuses a document in which there is nothing to generate: no path, no webhook and no component. */
export const checkPaths = ({ paths, webhooks, components }: JsonObject): Finding[] =>
  isEmpty(paths) && isEmpty(webhooks) && isEmpty(components)
    ? [
        {
          path: ["paths"],
          message: "The document describes no path.",
          remedy: "Describe at least one operation under `paths`.",
        },
      ]
    : [];
