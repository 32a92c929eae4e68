interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly code: string | number;
  readonly message: string;
}

/** What Prism found wrong with a request or with its own answer; that a parameter is deprecated is nothing wrong. */
export const parseViolations = (headers: Headers): readonly Violation[] => {
  const violations: readonly Violation[] = JSON.parse(headers.get("sl-violations") ?? "[]");
  return violations.filter(({ code }) => code !== "deprecated");
};
