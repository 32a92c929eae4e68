import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { listOperations } from "./document/list-operations.ts";
import type { OpenApiDocument, ReadDocument } from "./document/openapi.ts";
import type { Fake, FakeOptions, TokenOptions } from "./fake.ts";
import { createAnswers } from "./judge/answers.ts";
import { createJudge } from "./judge/create-judge.ts";
import { createFaults } from "./judge/faults.ts";
import { type Account, createSecurity } from "./judge/security.ts";
import { checkFakeOptions } from "./options/check-fake-options.ts";
import { checkOptions, checkValue, finite, numberFrom, type Rules, text, whole } from "./options/check-options.ts";
import { createRandom, type Random } from "./random.ts";
import { createExpectations } from "./records/create-expectations.ts";
import { mostInAny } from "./records/most-in-any.ts";
import { createRequestReader } from "./request/create-request-reader.ts";
import { createRouter } from "./request/create-router.ts";
import type { Clock } from "./serve/create-clock.ts";
import { createControl } from "./serve/create-control.ts";
import { createFetch, createHandler } from "./serve/create-fetch.ts";
import { listenRules, startServer } from "./serve/listen.ts";

const defaultAuth = { accessKey: "fake-access-key", accessKeySecret: "fake-access-key-secret" };
const systemClock: Clock = { now: () => Date.now() };
const day = 86_400_000;

const tokenRules: Rules<TokenOptions> = { account: text, lifetime: finite };

/** A first account without credentials gets the usual ones, so that `fake.auth` is always right. */
const nameAccounts = (accounts: readonly Account[]) =>
  accounts.map((account, index) => {
    const { accessKey, tokens, credentials } = account;
    const isBare = index === 0 && accessKey === undefined && !tokens && !credentials;
    return { name: `account ${index + 1}`, ...(isBare && defaultAuth), ...account };
  });

/**
 * Makes a fake of the service: it judges each call by the OpenAPI document, keeps the limit, knows repetitions, breaks
 * where it is told to, and can be asked what it received. Each one is a world of its own; nothing needs to be closed
 * but what `listen` returns.
 *
 * @throws TypeError if an option does not exist or is wrong.
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
  checkFakeOptions(options);
  const { duplicates = "conflict", clock = systemClock, seed = 1, accounts = [defaultAuth], onAttempt } = options;
  const document: OpenApiDocument & ReadDocument = (options.document ?? openapi) as OpenApiDocument & ReadDocument;
  const named = accounts === "any" ? accounts : nameAccounts(accounts);
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
    quota: options.quota === false ? [] : (options.quota ?? document["x-rate-limit"] ?? []),
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
    listen: async (listenOptions = {}) => {
      checkOptions("listen", listenOptions, listenRules);
      const control = listenOptions.control ? createControl(fake) : undefined;
      return startServer(judge.judge, clock, control, listenOptions);
    },
    auth: {
      accessKey: (named !== "any" && named[0]?.accessKey) || defaultAuth.accessKey,
      accessKeySecret: (named !== "any" && named[0]?.accessKeySecret) || defaultAuth.accessKeySecret,
    },
    issueToken: (tokenOptions = {}) => {
      checkOptions("issueToken", tokenOptions, tokenRules);
      const { account = firstName, lifetime = day } = tokenOptions;
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
      const operation = faultOptions?.operation;
      if (operation !== undefined && !operationIds.includes(operation)) {
        throw new TypeError(`There is no operation "${operation}". The document has: ${operationIds.join(", ")}`);
      }
      return faults.add(kind, faultOptions);
    },
    spend: (calls, account = firstName) => {
      checkValue("The number of calls to spend", calls, whole(0));
      judge.spend(checkAccount(account), calls);
    },
    ...createExpectations(operationIds, judge),
    mostInAny: (interval) => {
      checkValue("The interval of mostInAny", interval, numberFrom(1));
      return mostInAny(
        interval,
        judge.attempts.map(({ at }) => at),
      );
    },
    reset: () => {
      judge.clear();
      random = createRandom(seed);
    },
  };
  return fake;
};
