import { toBase64 } from "../auth/to-base64.ts";
import { readCharacters } from "./read-characters.ts";

/** The text without credentials. If it may be cut, it ends without the beginning of one, too. */
export type Redact = (text: string, mayBeCut?: boolean) => string;

/** Takes credentials out of what may echo them. */
export interface Redactor {
  /** Adds a credential to those that are taken out, in all forms in which it may be echoed. */
  add(secret: string): void;
  readonly redact: Redact;
}

/** Shorter ones occur in ordinary words. */
const shortestSecret = 4;

/** Forms of renewed tokens that are remembered; more would grow without end. */
const mostForms = 64;

/** What is left of an escape that is cut. */
const cutEscape = /[%&\\]{1,8}[^%&\\]{0,11}$/;

export const createRedactor = (): Redactor => {
  let forms: string[] = [];
  return {
    add(secret) {
      if (secret.length < shortestSecret) return;
      const added = [secret, toBase64(secret)].flatMap((form) => [form, form.replace(/=+$/, "")]);
      const plain = added.map((form) => readCharacters(form).plain).filter((form) => form.length >= shortestSecret);
      forms = [...new Set([...plain, ...forms])].slice(0, mostForms);
    },
    redact(text, mayBeCut = false) {
      const { plain, starts, ends } = readCharacters(text);
      const spans: [start: number, end: number][] = [];
      const beginnings = mayBeCut ? [plain, readCharacters(text.replace(cutEscape, "")).plain] : [];
      for (const form of forms) {
        for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + 1)) {
          spans.push([starts[at] ?? 0, ends[at + form.length - 1] ?? 0]);
        }
        for (const beginning of beginnings) {
          let length = Math.min(form.length, beginning.length);
          while (length >= shortestSecret && !beginning.endsWith(form.slice(0, length))) length--;
          if (length >= shortestSecret) spans.push([starts[beginning.length - length] ?? 0, text.length]);
        }
      }
      // They overlap: the base64 of an access key is the beginning of that of key and secret.
      let clean = "";
      let done = 0;
      for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
        if (start >= done) clean += `${text.slice(done, start)}[redacted]`;
        done = Math.max(done, end);
      }
      return clean + text.slice(done);
    },
  };
};
