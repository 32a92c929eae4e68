import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { checkReferences } from "./document/check-references.ts";
import { listOperations } from "./document/list-operations.ts";
import type { OpenApiDocument, QuotaWindow, ReadDocument } from "./document/openapi.ts";
import type { Fake, FakeOptions } from "./fake.ts";
import { createAnswers } from "./judge/answers.ts";
import { createJudge } from "./judge/create-judge.ts";
import { createFaults } from "./judge/faults.ts";
import { createSecurity } from "./judge/security.ts";
import { createRandom, type Random } from "./random.ts";
import { createExpectations } from "./records/create-expectations.ts";
import { mostInAny } from "./records/most-in-any.ts";
import { createRequestReader } from "./request/create-request-reader.ts";
import { createRouter } from "./request/create-router.ts";
import type { Clock } from "./serve/create-clock.ts";
import { createControl } from "./serve/create-control.ts";
import { createFetch, createHandler } from "./serve/create-fetch.ts";
import { startServer } from "./serve/listen.ts";

const defaultAuth = { accessKey: "fake-access-key", accessKeySecret: "fake-access-key-secret" };
const systemClock: Clock = { now: () => Date.now() };
const day = 86_400_000;

const optionNames: ReadonlySet<string> = new Set<keyof FakeOptions>([
  "document",
  "accounts",
  "quota",
  "duplicates",
  "clock",
  "seed",
  "onAttempt",
]);

const checkOptions = (options: FakeOptions): void => {
  const unknown = Object.keys(options).find((name) => !optionNames.has(name));
  if (unknown === undefined) return;
  throw new TypeError(`createFake has no option "${unknown}". It has: ${[...optionNames].join(", ")}`);
};

const checkQuota = (windows: readonly QuotaWindow[]): readonly QuotaWindow[] => {
  for (const { limit, interval } of windows) {
    if (Number.isInteger(limit) && limit > 0 && interval > 0) continue;
    throw new RangeError(`quota: limit and interval must be above 0, not ${limit} and ${interval}`);
  }
  return windows;
};

/**
 * Makes a fake of the service: it judges each call by the OpenAPI document, keeps the limit, knows repetitions, breaks
 * where it is told to, and can be asked what it received. Each one is a world of its own; nothing needs to be closed
 * but what `listen` returns.
 *
 * @throws TypeError or RangeError if an option is unknown or wrong.
 * @example
 * ```ts
 * import { createFake } from "@gong-engagement/fake";
 * import { GongEngagement } from "@gong-engagement/sdk";
 *
 * const fake = createFake();
 * const gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth });
 * ```
 */
export const createFake = (options: FakeOptions = {}): Fake => {
  checkOptions(options);
  if (options.document) checkReferences(options.document);
  const { duplicates = "conflict", clock = systemClock, seed = 1, accounts = [defaultAuth], onAttempt } = options;
  const document: OpenApiDocument & ReadDocument = (options.document ?? openapi) as OpenApiDocument & ReadDocument;
  const named =
    accounts === "any" ? accounts : accounts.map((account, index) => ({ name: `account ${index + 1}`, ...account }));
  const firstName = named === "any" ? "any account" : (named[0]?.name ?? "account 1");
  const accountNames: readonly string[] = named === "any" ? [firstName] : named.map(({ name }) => name);
  const operations = listOperations(document);
  const operationIds = operations.map(({ operationId }) => operationId);
  const now = (): number => clock.now();

  let random: Random = createRandom(seed);
  const security = createSecurity(document, named);
  const faults = createFaults(() => random);
  const judge = createJudge({
    findRoute: createRouter(operations),
    read: createRequestReader(document),
    security,
    answers: createAnswers(document, () => random),
    faults,
    quota: options.quota === false ? [] : checkQuota(options.quota ?? document["x-rate-limit"] ?? []),
    duplicates,
    now,
    onAttempt: onAttempt ?? (() => {}),
  });

  const checkAccount = (name: string): string => {
    if (accountNames.includes(name)) return name;
    throw new TypeError(`There is no account "${name}". There are: ${accountNames.join(", ")}`);
  };

  const fake: Fake = {
    fetch: createFetch(judge.judge, clock),
    handle: createHandler(judge.judge, clock),
    listen: (listenOptions = {}) =>
      startServer(judge.judge, clock, listenOptions.control ? createControl(fake) : undefined, listenOptions),
    auth: {
      accessKey: (named !== "any" && named[0]?.accessKey) || defaultAuth.accessKey,
      accessKeySecret: (named !== "any" && named[0]?.accessKeySecret) || defaultAuth.accessKeySecret,
    },
    issueToken: ({ account = firstName, lifetime = day } = {}) => {
      const token = `fake-token-${random.text(24)}`;
      const expiresAt = now() + lifetime;
      security.issueToken(checkAccount(account), token, expiresAt);
      return { token, expiresAt };
    },
    get attempts() {
      return judge.attempts;
    },
    get events() {
      return judge.events;
    },
    fail: (kind, faultOptions = {}) => {
      const { operation } = faultOptions;
      if (operation !== undefined && !operationIds.includes(operation)) {
        throw new TypeError(`There is no operation "${operation}". The document has: ${operationIds.join(", ")}`);
      }
      return faults.add(kind, faultOptions);
    },
    spend: (calls, account = firstName) => judge.spend(checkAccount(account), calls),
    ...createExpectations(operationIds, judge),
    mostInAny: (interval) =>
      mostInAny(
        judge.attempts.map(({ at }) => at),
        interval,
      ),
    reset: () => {
      judge.clear();
      random = createRandom(seed);
    },
  };
  return fake;
};
