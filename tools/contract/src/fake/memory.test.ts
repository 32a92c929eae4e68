import { createFake, type Fake } from "@gong-engagement/fake";
import { createAdaptiveLimiter, createRateLimiter, GongEngagement } from "@gong-engagement/sdk";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { authKinds, isEnough } from "../contract/auth-kinds.ts";
import { models, spec } from "../contract/spec.ts";
import { createMarker, type MarkedEvent, report } from "./report-events.ts";

const markers = models.map(createMarker).filter((marker) => marker !== undefined);
const [sample] = markers.map((mark) => mark("one"));

/** The same event many times over, each with a mark of its own. */
const createEvents = (count: number, [mark] = markers): readonly MarkedEvent[] => {
  return mark ? Array.from({ length: count }, (_, index) => mark(`event ${index}`)) : [];
};

const expectEachRecordedOnce = (fake: Fake, events: readonly MarkedEvent[]): void => {
  expect(fake.events).toHaveLength(events.length);
  for (const { operation, property, mark } of events) {
    fake.expectReported(operation.operationId, { [property]: mark }, { times: 1 });
  }
};

beforeEach(() => {
  vi.useFakeTimers({ loopLimit: Number.POSITIVE_INFINITY });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Reports events at once, and lets time pass until all are settled. */
const reportAll = async (events: readonly MarkedEvent[], ...clients: readonly GongEngagement[]) => {
  const calls = events.flatMap((event, index) => {
    const client = clients[index % clients.length];
    return client ? [report(client, event)] : [];
  });
  const results = Promise.allSettled(calls);
  await vi.runAllTimersAsync();
  return (await results).map(({ status }) => status);
};

test("the API description has an operation whose events can be told apart", () => {
  expect(sample).toBeDefined();
});

describe.each(markers.map((mark) => mark("one")))("an event of $operation.operationId", (event) => {
  const { operation } = event;
  const isRepeatable = operation.idempotencyKey !== undefined || !["post", "patch"].includes(operation.method);

  test("whose connection is lost before the service has it is recorded once, or called unknown", async () => {
    const fake = createFake();
    fake.fail("reset-before-commit");
    const statuses = await reportAll([event], new GongEngagement({ fetch: fake.fetch, auth: fake.auth }));
    expect(statuses).toEqual([isRepeatable ? "fulfilled" : "rejected"]);
    expect(fake.events).toHaveLength(isRepeatable ? 1 : 0);
  });

  test("whose answer is lost is recorded, and repeated only where that is safe", async () => {
    const fake = createFake();
    fake.fail("reset-after-commit");
    const statuses = await reportAll([event], new GongEngagement({ fetch: fake.fetch, auth: fake.auth }));
    expect(fake.attempts).toHaveLength(isRepeatable ? 2 : 1);
    if (operation.idempotencyKey === undefined) {
      expect(statuses).toEqual([isRepeatable ? "fulfilled" : "rejected"]);
      return;
    }
    expect(statuses).toEqual(["rejected"]); // The repetition is a conflict: what was lost may have been another event.
    expectEachRecordedOnce(fake, [event]);
  });

  test("whose answer is lost is delivered if the service answers repetitions as it did at first", async () => {
    const fake = createFake({ duplicates: "same-answer" });
    fake.fail("reset-after-commit");
    const statuses = await reportAll([event], new GongEngagement({ fetch: fake.fetch, auth: fake.auth }));
    expect(statuses).toEqual([isRepeatable ? "fulfilled" : "rejected"]);
    expect(fake.events.length).toBe(operation.idempotencyKey === undefined ? fake.attempts.length : 1);
  });
});

const quota = [{ limit: 3, interval: 1_000 }];

/** Whether the API description says nothing of credentials. The service asks for a token nevertheless. */
const isSilent = Object.keys(spec.components?.securitySchemes ?? {}).length === 0;
const securitySchemes = { token: { type: "http", scheme: "bearer" } };
const document = isSilent
  ? { ...spec, components: { ...spec.components, securitySchemes }, security: [{ token: [] }] }
  : spec;

const tokenKind = authKinds.find(({ auth }) => typeof auth === "object" && "bearerToken" in auth);

/** The operations that are called with a token, if this API has any. */
const withToken = markers.filter((mark) => {
  const { operation } = mark("one");
  if (operation.security.length === 0) return isSilent;
  return tokenKind && isEnough(operation, tokenKind);
});

test.each(withToken.slice(0, 1))(
  "100 calls whose token ends in the middle ask their provider once more, and are recorded once each",
  async (mark) => {
    const fake = createFake({ document, quota: false });
    let asked = 0;
    const bearerToken = () => {
      asked += 1;
      return fake.issueToken();
    };
    const gong = new GongEngagement({ fetch: fake.fetch, auth: { bearerToken }, rateLimit: false });
    fake.fail("token-ends", { after: 50 });
    const events = createEvents(100, [mark]);
    expect(await reportAll(events, gong)).toEqual(Array(100).fill("fulfilled"));
    expectEachRecordedOnce(fake, events);
    expect(fake.attempts.filter(({ status }) => status === 401)).toHaveLength(50);
    expect(asked).toBe(2);
  },
);

test("calls whose quota others have spent wait as long as Retry-After says, and are recorded once each", async () => {
  const fake = createFake({ quota });
  const gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth, rateLimit: quota });
  fake.fail("other-calls", { calls: 3, after: 5, times: 4 });
  const events = createEvents(20);
  expect(await reportAll(events, gong)).toEqual(Array(20).fill("fulfilled"));
  expectEachRecordedOnce(fake, events);
  const refused = fake.attempts.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(fake.mostInAny(1_000)).toBeLessThanOrEqual(3);
});

describe("two clients of one company", () => {
  const run = async (
    rateLimits: readonly NonNullable<ConstructorParameters<typeof GongEngagement>[0]>["rateLimit"][],
  ) => {
    const fake = createFake({ quota });
    const clients = rateLimits.map(
      (rateLimit) => new GongEngagement({ fetch: fake.fetch, auth: fake.auth, ...(rateLimit && { rateLimit }) }),
    );
    const events = createEvents(40);
    expect(await reportAll(events, ...clients)).toEqual(Array(40).fill("fulfilled"));
    expectEachRecordedOnce(fake, events);
    return fake.attempts.filter(({ status }) => status === 429).length;
  };

  test("are never over the quota with one limiter", async () => {
    const shared = createRateLimiter(quota);
    expect(await run([shared, shared])).toBe(0);
  });

  test("are over the quota with a limiter each, and deliver all the same", async () => {
    expect(await run([quota, quota])).toBeGreaterThan(0);
  });

  test("find their shares of the quota with an adaptive limiter each", async () => {
    const refused = await run([createAdaptiveLimiter(), createAdaptiveLimiter()]);
    expect(refused).toBeGreaterThan(0);
  });
});
