import { createSharedLimiter, type SharedLimiter } from "@gong-engagement/limiter";
import { type Outbox, openOutbox } from "@gong-engagement/outbox";
import { GongEngagement, isGongConfigError, type RateLimitState } from "@gong-engagement/sdk";
import { messageOf, UsageError } from "../errors.ts";
import type { CallWindow } from "../parse-values.ts";
import type { Scope } from "../scope.ts";
import { noteStoreErrors } from "./note-store-errors.ts";
import { openStorage, type Storage } from "./open-storage.ts";

/** How events are sent. */
export interface SendOptions {
  /** Instead of the limit of the service. */
  readonly rate?: readonly CallWindow[] | undefined;
  /** Where calls are counted; by default in the store of the events. */
  readonly limiter?: string | undefined;
  /** Milliseconds that an answer may take. */
  readonly timeout: number;
  readonly inDoubt: "hold" | "repeat";
}

/** An outbox that is open. */
export interface Session {
  readonly outbox: Outbox;
  readonly storage: Storage;
  /** What is left of the limit. */
  readLimit(): RateLimitState | undefined;
}

const day = 86_400_000;
const minute = 60_000;

/** Events under way at once: as many as may start while one answer, of a quarter of a second, comes. */
const chooseConcurrency = (rate: readonly CallWindow[] = []): number => {
  const perSecond = Math.min(...rate.map(({ limit, interval }) => (limit * 1_000) / interval));
  return Math.min(32, Math.max(4, Number.isFinite(perSecond) ? Math.ceil(perSecond / 4) : 0));
};

/** @throws UsageError if credentials or the base URL are missing or wrong. */
const createSdk = (options: ConstructorParameters<typeof GongEngagement>[0]): GongEngagement => {
  try {
    return new GongEngagement(options);
  } catch (error) {
    if (!isGongConfigError(error)) throw error;
    throw new UsageError(`${error.message}\n\`gong-engagement doctor\` says more.`);
  }
};

/** @throws UsageError if nothing could be sent: credentials or the base URL are missing or wrong. */
export const checkCredentials = (): void => void createSdk({});

/** Nothing is made in a database that belongs to somebody else. */
const checkOutbox = async (storage: Storage): Promise<void> => {
  const isThere = await storage.holdsOutbox().catch((error: unknown) => {
    throw new UsageError(`--store: ${storage.label} cannot be read: ${messageOf(error)}`);
  });
  if (!isThere) throw new UsageError(`--store: there is no outbox in ${storage.label}`);
};

/**
 * Opens an outbox to look into it, or, with `send`, to send from it.
 *
 * @param isNew - whether a file may be made
 * @throws UsageError if the store or the credentials cannot be had, or nothing may be made and no outbox is there.
 */
export const openSession = async (
  scope: Scope,
  store: string,
  isNew: boolean,
  send?: SendOptions,
): Promise<Session> => {
  const storage = scope.use(await openStorage(store, isNew));
  if (!isNew) await checkOutbox(storage);
  const openLimiter = async (): Promise<SharedLimiter | undefined> => {
    if (!send) return undefined;
    const counted = send.limiter ? scope.use(await openStorage(send.limiter, true)) : storage;
    return createSharedLimiter({ store: counted.openLimiterStore(), windows: send.rate });
  };
  const limiter = await openLimiter().catch((error: unknown) => {
    throw new UsageError(`${send?.limiter ? "--limiter" : "--store"}: ${messageOf(error)}`);
  });
  const gong = scope.use(
    createSdk(
      send ? { timeout: send.timeout, ...(limiter && { rateLimit: limiter }) } : { auth: false, rateLimit: false },
    ),
  );
  try {
    const outbox = scope.use(
      await openOutbox({
        store: storage.openOutboxStore(),
        gong,
        maxPending: Number.MAX_SAFE_INTEGER,
        onStoreError: noteStoreErrors(),
        // The same file may be reported again in years.
        keep: { ids: 3_650 * day },
        ...(send && {
          inDoubt: send.inDoubt,
          concurrency: chooseConcurrency(send.rate),
          lease: Math.min(2 * send.timeout, send.timeout + minute),
        }),
      }),
    );
    return { outbox, storage, readLimit: () => gong.client.rateLimit };
  } catch (error) {
    throw new UsageError(`--store: ${messageOf(error)}`);
  }
};
