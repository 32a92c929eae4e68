/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly level: "ok" | "warning" | "fault";
  readonly finding: string;
  /** What to do, in one line. */
  readonly remedy?: string;
}

export const ok = (check: string, finding: string): Finding => ({ check, level: "ok", finding });

export const warning = (check: string, finding: string, remedy: string): Finding => ({
  check,
  level: "warning",
  finding,
  remedy,
});

export const fault = (check: string, finding: string, remedy: string): Finding => ({
  check,
  level: "fault",
  finding,
  remedy,
});
