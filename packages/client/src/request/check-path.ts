import { GongInputError } from "../errors/gong-input-error.ts";
import type { Parameters } from "../serialize/parameter-styles.ts";

/**
 * Refuses path parameters that would lead to another operation: missing or empty ones, and those that a URL takes for the
 * same or the parent folder.
 *
 * @throws GongInputError
 */
export const checkPath = (path: string, values: Parameters["path"] = {}): void => {
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    const value = values[name];
    if (value === undefined || value === null || /^\.{0,2}$/.test(String(value))) {
      throw new GongInputError(`${name}: a path parameter is missing, empty, "." or ".."`);
    }
  }
};
