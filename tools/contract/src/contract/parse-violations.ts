interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly code: string | number;
  readonly message: string;
}

/** What Prism says of security schemes that it does not know. */
const unsupported = /do not support this type of security scheme/;

/** What Prism found wrong with a request or with its own answer; that a parameter is deprecated is nothing wrong. */
export const parseViolations = (headers: Headers): readonly Violation[] => {
  const violations: readonly Violation[] = JSON.parse(headers.get("sl-violations") ?? "[]");
  return violations.filter(({ code, message }) => code !== "deprecated" && !unsupported.test(message));
};
