import type { HeaderValues } from "./call-options.ts";

/** Adds checked headers to others; `null` takes one out. */
export const mergeHeaders = (
  headers: Readonly<Record<string, string>>,
  ...added: readonly (HeaderValues | undefined)[]
): Record<string, string> => {
  const merged = { ...headers };
  for (const values of added) {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (value === null) delete merged[name];
      else if (value !== undefined) merged[name] = Array.isArray(value) ? value.join(", ") : String(value);
    }
  }
  return merged;
};
