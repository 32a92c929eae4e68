import { toBase64 } from "../auth/to-base64.ts";

/** Takes credentials out of what may echo them. */
export interface Redactor {
  /** Adds a credential to those that are taken out, in all forms in which it may be echoed. */
  add(secret: string): void;
  /** The text without credentials. */
  redact(text: string): string;
}

/** Shorter ones occur in ordinary words. */
const shortestSecret = 4;

/** Forms of renewed tokens that are remembered; more would grow without end. */
const mostForms = 64;

/** A text as it stands in JSON, also where slashes are escaped. */
const escapeJson = (text: string): string[] => [text, JSON.stringify(text).slice(1, -1), text.replaceAll("/", "\\/")];

export const createRedactor = (): Redactor => {
  let forms: string[] = [];
  return {
    add(secret) {
      if (secret.length < shortestSecret) return;
      forms = [...new Set([...[secret, toBase64(secret)].flatMap(escapeJson), ...forms])].slice(0, mostForms);
    },
    // The longest first: the base64 of an access key is the beginning of that of key and secret.
    redact: (text) =>
      forms.toSorted((a, b) => b.length - a.length).reduce((rest, form) => rest.replaceAll(form, "[redacted]"), text),
  };
};
