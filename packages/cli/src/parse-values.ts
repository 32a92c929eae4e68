import { InvalidArgumentError } from "@commander-js/extra-typings";

export interface CallWindow {
  readonly limit: number;
  readonly interval: number;
}

const units: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `300/s`, `10000/d` and the like. */
const parseWindow = (text: string): CallWindow => {
  const [, limit = "", unit = ""] = /^([1-9]\d*)\/(s|min|h|d)$/.exec(text) ?? [];
  const interval = units[unit];
  if (interval === undefined || !Number.isSafeInteger(Number(limit)))
    throw new InvalidArgumentError("It takes 3/s, 1000/min, 10000/d and the like.");
  return { limit: Number(limit), interval };
};

/** The same option several times. */
export const addWindow = (text: string, before: readonly CallWindow[] = []): readonly CallWindow[] => [
  ...before,
  parseWindow(text),
];

export const addText = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

export const parseCount = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("It takes a whole number above 0.");
  return Number(text);
};

/** `500ms`, `30s`, `5min`. */
export const parseDuration = (text: string): number => {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|min)$/.exec(text) ?? [];
  const duration = Number(number) * (unit === "ms" ? 1 : (units[unit] ?? 0));
  if (!(duration > 0)) throw new InvalidArgumentError("It takes 500ms, 30s, 5min and the like.");
  return duration;
};
