import { toBase64 } from "../platform.ts";
import { type Characters, readCharacters, replaceMarked } from "./read-characters.ts";

/** The text without credentials. If it may be cut, it also ends without the beginning of one. */
export type Redact = (text: string, mayBeCut?: boolean) => string;

/** Takes credentials out of what may echo them. */
export interface Redactor {
  /** Adds a credential to those that are taken out, in all forms in which it may be echoed. */
  add(secret: string): void;
  readonly redact: Redact;
}

/** Shorter ones occur in ordinary words. */
const shortestSecret = 4;

/** Renewed tokens are also remembered; more would grow without end. */
const mostSecrets = 16;

/** What is left of an escape that is cut. */
const cutEscape = /[%&\\]{1,8}[^%&\\]{0,11}$/;

/** Services also repeat what they got in another case. */
const readLowerCase = (text: string): Characters => {
  const { plain, starts } = readCharacters(text);
  return { plain: plain.toLowerCase(), starts };
};

/** All forms in which a credential may be echoed, but for escapes. */
const listForms = (secret: string): string[] =>
  [secret, toBase64(secret)]
    .flatMap((form) => [form, form.replace(/=+$/, "")])
    .map((form) => readLowerCase(form).plain)
    .filter((form) => form.length >= shortestSecret);

export const createRedactor = (): Redactor => {
  let secrets: string[] = [];
  // Made when they are first needed, as few programs ever do: the text of an error.
  let forms: readonly string[] | undefined;
  return {
    add(secret) {
      if (secret.length < shortestSecret) return;
      secrets = [...new Set([secret, ...secrets])].slice(0, mostSecrets);
      forms = undefined;
    },
    redact(text, mayBeCut = false) {
      forms ??= [...new Set(secrets.flatMap(listForms))];
      const characters = readLowerCase(text);
      const { plain } = characters;
      const marks = new Uint8Array(plain.length);
      const beginnings = mayBeCut ? [plain, readLowerCase(text.replace(cutEscape, "")).plain] : [];
      for (const form of forms) {
        for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + 1)) {
          marks.fill(1, at, at + form.length);
        }
        for (const beginning of beginnings) {
          let length = Math.min(form.length, beginning.length);
          while (length >= shortestSecret && !beginning.endsWith(form.slice(0, length))) length--;
          if (length >= shortestSecret) marks.fill(1, beginning.length - length);
        }
      }
      return replaceMarked(text, characters, marks, "[redacted]");
    },
  };
};

/** A copy of headers without credentials. */
export const redactHeaders = (headers: Headers, redact: Redact): Headers => {
  const copy = new Headers();
  headers.forEach((value, name) => {
    copy.append(name, redact(value));
  });
  return copy;
};
