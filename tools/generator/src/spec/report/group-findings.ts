import type { Finding } from "./finding.ts";

/** Makes one finding of all that say the same: the first, which counts the others. */
export const groupFindings = (findings: readonly Finding[]): Finding[] => {
  const groups = new Map<string, Finding>();
  for (const finding of findings) {
    const { places = 0 } = groups.get(finding.message) ?? {};
    const first = groups.get(finding.message) ?? finding;
    groups.set(finding.message, { ...first, places: places + (finding.places ?? 1) });
  }
  return [...groups.values()];
};
