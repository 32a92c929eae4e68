import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Colours a text for standard output, if that is a terminal and NO_COLOR is not set. */
export const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

/** A text from elsewhere, without what a terminal would obey. */
export const clean = (text: string): string => text.replaceAll("\r\n", "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "\uFFFD");

/** What a verb has to say: lines for people, or one JSON value for programs. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const printJson = (value: unknown): void => print(JSON.stringify(value, undefined, 2));

/** Removes the text in the line of a terminal, and goes to its beginning. */
export const eraseLine = "\r\u001B[2K";

/** Notes beside the result: not part of what a pipe reads. On a terminal, a note takes the place of a line of progress. */
export const note = (text: string): void => {
  process.stderr.write(`${process.stderr.isTTY ? eraseLine : ""}${text}\n`);
};

export const count = (number: number, noun: string): string =>
  `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** A moment as people say it: the time of today, else with the day, in the zone of the machine. */
export const printMoment = (date: Date, now: Date = new Date()): string => {
  const time = date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (date.toDateString() === now.toDateString()) return time;
  const isNear = Math.abs(date.getTime() - now.getTime()) < 6 * 86_400_000;
  const day = date.toLocaleDateString(
    "en-GB",
    isNear ? { weekday: "long" } : { day: "numeric", month: "long", year: "numeric" },
  );
  return `${day} ${time}`;
};

/** A window of a limit as people say it: `3 a second`. */
export const printWindow = ({ limit, interval }: { readonly limit: number; readonly interval: number }): string => {
  const names: Readonly<Record<number, string>> = {
    1000: "a second",
    60000: "a minute",
    3600000: "an hour",
    86400000: "a day",
  };
  return `${limit.toLocaleString("en")} ${names[interval] ?? `in ${interval.toLocaleString("en")} ms`}`;
};
