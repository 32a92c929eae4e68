import { setImmediate } from "node:timers/promises";
import { GongInputError } from "@gong-engagement/sdk";
import { type OutboxStore, query, type Row } from "./store/database.ts";

/** Rows that are read at once. */
const pageSize = 500;

const normalize = (text: string): string => text.normalize("NFC").toLowerCase();

/** What `%40` and the like in a text stand for. Bytes that are not UTF-8 stay encoded. */
const decodeUrl = (text: string): string =>
  text.replaceAll(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });

/**
 * Makes a function that tells whether a value of JSON has an address in one of its strings or names: the whole address, and not the
 * end or the beginning of a longer one. The case of letters does not matter; URLs may have it encoded.
 *
 * @throws GongInputError if the text is not an address.
 */
const createAddressFinder = (email: unknown): ((value: unknown) => boolean) => {
  const address = typeof email === "string" ? normalize(email.trim()) : "";
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw new GongInputError("email: pass one whole address, such as buyer@example.org");
  }
  const escaped = address.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}][-._'+]*)${escaped}(?![\p{L}\p{M}\p{N}]|[-.]+[\p{L}\p{N}])`,
    "u",
  );
  const isIn = (text: string): boolean => pattern.test(normalize(text)) || pattern.test(normalize(decodeUrl(text)));
  const occursIn = (value: unknown): boolean => {
    if (typeof value === "string") return isIn(value);
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(value).some(([name, member]) => isIn(name) || occursIn(member));
  };
  return occursIn;
};

/**
 * Makes a function that erases the inputs in which an address occurs, and the ordering keys. What was pending is then not sent.
 * Resolves with the number of events. It goes from page to page: what is killed in the middle can be run again.
 */
export const createPurge = (store: OutboxStore): ((email: unknown) => Promise<number>) => {
  const { now } = store.dialect;

  const readPage = (after: number): Promise<readonly Row[]> =>
    store.read(() =>
      query(
        `SELECT seq, input, ordering_key FROM gong_outbox_event
         WHERE seq > $1 AND input IS NOT NULL ORDER BY seq LIMIT ${pageSize}`,
        [after],
      ),
    );

  const erase = (found: readonly number[]): Promise<void> =>
    store.transaction(function* () {
      const list = found.map((_, index) => `$${index + 1}`).join(", ");
      // What is being sent keeps its ordering key until it is settled: others wait for it.
      yield* query(
        `UPDATE gong_outbox_event SET input = NULL, reason = CASE WHEN state = 'delivered' THEN reason ELSE 'purged' END,
           ordering_key = CASE WHEN state = 'sending' THEN ordering_key END,
           settled_at = CASE WHEN state <> 'sending' THEN coalesce(settled_at, ${now}) END,
           state = CASE WHEN state IN ('delivered', 'sending') THEN state ELSE 'refused' END
         WHERE seq IN (${list})`,
        found,
      );
      yield* query(`UPDATE gong_outbox_attempt SET error = NULL WHERE event IN (${list})`, found);
    });

  return async (email) => {
    const occursIn = createAddressFinder(email);
    let purged = 0;
    for (let after: number | undefined = 0; after !== undefined; ) {
      const page = await readPage(after);
      const found = page.filter(({ input, ordering_key: key }) => occursIn(JSON.parse(String(input))) || occursIn(key));
      if (found.length > 0) await erase(found.map(({ seq }) => Number(seq)));
      purged += found.length;
      const last = page.at(-1);
      after = last && Number(last.seq);
      await setImmediate();
    }
    await store.clean();
    return purged;
  };
};
