import type { Result } from "./result.ts";

/** What the runtimes printed that failed; what several printed alike is said once. */
export const printFailures = (results: readonly Result[]): string =>
  [...Map.groupBy(results, ({ failure }) => failure)]
    .flatMap(([failure, alike]) => {
      if (failure === undefined) return [];
      const labels = alike.map(({ check }) => `${check.runtime}, ${check.form} (${check.projects.join(", ")})`);
      return [`${labels.join("\n")}\n${failure.replaceAll(/^/gm, "    ")}\n`];
    })
    .join("\n");
