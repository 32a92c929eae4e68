// One client of a module in workerd, whose timers and promises end with the request that made them.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "../shared/sample.mjs";

const { MINIFLARE, WORKER, COMPATIBILITY_DATE } = process.env;
const { Miniflare } = createRequire(`${MINIFLARE}/`)("miniflare");

/** What the service does, and what arrived there, by scenario. */
const services = new Map();

const server = createServer(async (request, response) => {
  const [scenario, ...path] = request.url.slice(1).split("/");
  for await (const _ of request);
  const service = services.get(scenario);
  const isToken = path.join() === "token";
  const log = isToken ? service.tokens : service.arrivals;
  log.push({ at: performance.now(), startedAt: Number(request.headers["x-started-at"]) });
  const { status = 200, headers = {}, hangs, delay } = (isToken ? service.token : service.answer)(log.length);
  if (hangs) return;
  if (delay) await sleep(delay);
  log.at(-1).answeredAt = performance.now();
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(isToken ? "token" : JSON.stringify(status < 300 ? answer.body : {}));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const miniflare = new Miniflare({
  scriptPath: WORKER,
  modules: true,
  modulesRoot: "/",
  compatibilityDate: COMPATIBILITY_DATE,
  bindings: { BASE_URL: `http://127.0.0.1:${server.address().port}` },
});
const url = await miniflare.ready;
after(async () => {
  server.closeAllConnections();
  server.close();
  await miniflare.dispose();
});

/** Milliseconds after which a request that has no answer is taken to hang for ever, also on a busy machine. */
const patience = 60_000;

/** Milliseconds in which a busy machine brings what the service has sent to the Worker. */
const reaching = 500;

/** Resolves when the condition holds, and what follows from it has reached the Worker; or when nobody should wait any longer. */
const until = async (holds) => {
  const latest = performance.now() + patience;
  while (!holds() && performance.now() < latest) await sleep(10);
  await sleep(reaching);
};

/** A scenario has a client of its own. */
const start = (scenario, client, { answer = () => ({}), token = () => ({}) } = {}) => {
  const service = { arrivals: [], tokens: [], answer, token };
  services.set(scenario, service);
  const ask = async (action, { leaveWhen, ...plan } = {}) => {
    const path = [scenario, action, JSON.stringify({ ...plan, client })];
    const leaving = new AbortController();
    if (leaveWhen) until(leaveWhen).then(() => leaving.abort());
    const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(patience)]);
    try {
      const response = await fetch(new URL(path.map(encodeURIComponent).join("/"), url), { signal });
      const text = await response.text();
      return response.ok ? JSON.parse(text).join() : `${response.status}: ${text.slice(0, 200)}`;
    } catch (error) {
      if (error.name === "AbortError") return "left";
      if (error.name === "TimeoutError") return `no answer within ${patience} ms`;
      throw error;
    }
  };
  const askTimes = (count, ...request) => Promise.all(Array.from({ length: count }, () => ask(...request)));
  return { ...service, ask, askTimes };
};

const ok = (count) => Array.from({ length: count }, () => "ok");

const limit = 5;
const interval = 500;
const limited = { rateLimit: [{ limit, interval }] };

const expectPaced = (arrivals) => {
  const starts = arrivals.map(({ startedAt }) => startedAt).sort((one, other) => one - other);
  const gaps = starts.slice(limit).map((start, index) => start - starts[index]);
  // The clock of a Worker has whole milliseconds.
  assert.ok(
    gaps.every((gap) => gap >= interval - 1),
    `${limit + 1} calls start within ${interval} ms: ${gaps}`,
  );
};

describe(`a client of the module, with the compatibility date ${COMPATIBILITY_DATE}`, { concurrency: true }, () => {
  it("answers and paces a burst of requests, and the requests after it", async () => {
    const { ask, askTimes, arrivals } = start("burst", limited);
    assert.equal(await ask("wait"), "ok");
    assert.deepEqual(await askTimes(8, "wait"), ok(8));
    assert.equal(await ask("wait"), "ok");
    assert.equal(arrivals.length, 10);
    expectPaced(arrivals);
  });

  it("answers a burst with the adaptive limiter", async () => {
    const { ask, askTimes } = start("adaptive", { adaptive: true });
    assert.deepEqual(await askTimes(5, "wait"), ok(5));
    assert.equal(await ask("wait"), "ok");
  });

  it("answers requests with several calls each", async () => {
    const { askTimes, arrivals } = start("several", limited);
    assert.deepEqual(await askTimes(4, "wait", { calls: 3 }), Array(4).fill("ok,ok,ok"));
    assert.equal(arrivals.length, 12);
    expectPaced(arrivals);
  });

  it("answers requests after one that did not wait for its calls", async () => {
    const { ask, askTimes, arrivals } = start("fire", limited);
    assert.equal(await ask("fire", { calls: 3 }), "fired");
    assert.deepEqual(await askTimes(6, "wait"), ok(6));
    assert.equal(await ask("fire"), "fired");
    assert.equal(await ask("wait"), "ok");
    expectPaced(arrivals);
  });

  it("answers requests beside those that gave up waiting for their calls", async () => {
    const { ask, askTimes, arrivals } = start("race", limited);
    assert.equal(await ask("wait"), "ok");
    const [given, ...others] = await Promise.all([
      askTimes(3, "race", { calls: 2 }),
      ...Array.from({ length: 5 }, () => ask("wait")),
    ]);
    assert.deepEqual(given, Array(3).fill("gave up"));
    assert.deepEqual(others, ok(5));
    assert.equal(await ask("wait"), "ok");
    expectPaced(arrivals);
  });

  it("answers requests beside those whose client left", async () => {
    const { ask, askTimes, arrivals } = start("leave", limited);
    assert.equal(await ask("wait"), "ok");
    // Forty calls take four seconds, so that the first requests leave with calls that wait.
    const leaving = askTimes(2, "wait", { calls: 20, leaveWhen: () => arrivals.length > 1 });
    await until(() => arrivals.length > 1);
    assert.deepEqual(await askTimes(5, "wait"), ok(5));
    assert.deepEqual(await leaving, ["left", "left"]);
    assert.equal(await ask("wait"), "ok");
    expectPaced(arrivals);
  });

  for (const [name, client] of [
    ["limited", limited],
    ["unlimited", { rateLimit: false }],
  ]) {
    const tooMany = (number) => (number === 1 ? { status: 429, headers: { "retry-after": "2" } } : {});
    const expectPaused = (arrivals) => {
      const resumedAt = arrivals[0].answeredAt + 2_000;
      const early = arrivals.slice(1).filter(({ at }) => at < resumedAt);
      assert.deepEqual(early, [], "calls arrived during the pause");
    };

    it(`goes on after a pause, ${name}`, async () => {
      const { ask, askTimes, arrivals } = start(`pause-${name}`, client, { answer: tooMany });
      const first = ask("wait");
      await until(() => arrivals[0]?.answeredAt);
      assert.deepEqual(await askTimes(6, "wait"), ok(6));
      assert.equal(await first, "ok");
      assert.equal(await ask("wait"), "ok");
      assert.equal(arrivals.length, 9);
      expectPaused(arrivals);
    });

    it(`goes on after a pause whose request is over, ${name}`, async () => {
      const { ask, askTimes, arrivals } = start(`gone-pause-${name}`, client, { answer: tooMany });
      assert.equal(await ask("wait", { leaveWhen: () => arrivals[0]?.answeredAt }), "left");
      assert.deepEqual(await askTimes(6, "wait"), ok(6));
      assert.equal(await ask("wait"), "ok");
      expectPaused(arrivals);
    });
  }

  it("tries again in the request that made the call, while others end", async () => {
    const retry = { attempts: 3, minDelay: 150, maxDelay: 300 };
    const failing = (number) => (number <= 4 ? { status: 503 } : {});
    const { ask, askTimes, arrivals } = start("retry", { ...limited, retry }, { answer: failing });
    assert.deepEqual(await askTimes(6, "wait"), ok(6));
    assert.equal(await ask("wait"), "ok");
    assert.equal(arrivals.length, 11);
    expectPaced(arrivals);
  });

  it("answers requests after those that ended before their call was tried again", async () => {
    const retry = { attempts: 3, minDelay: 400, maxDelay: 600 };
    const failing = (number) => (number <= 4 ? { status: 503 } : {});
    const { ask, askTimes, arrivals } = start("gone-retry", { ...limited, retry }, { answer: failing });
    assert.equal(await ask("race", { calls: 2 }), "gave up");
    const before = arrivals.length;
    assert.equal(await ask("wait", { leaveWhen: () => arrivals.length > before }), "left");
    assert.deepEqual(await askTimes(5, "wait"), ok(5));
    assert.equal(await ask("wait"), "ok");
  });

  it("answers whoever waits in round after round of requests that wait, give up, do not wait and leave", async () => {
    const retry = { attempts: 4, minDelay: 20, maxDelay: 150 };
    const often = (number) => (number % 4 === 0 ? { status: 503 } : {});
    const busy = { rateLimit: [{ limit: 20, interval: 500 }], retry };
    const { ask, askTimes } = start("rounds", busy, { answer: often });
    for (let round = 1; round <= 5; round++) {
      const [waited] = await Promise.all([
        askTimes(6, "wait"),
        askTimes(2, "race", { calls: 3 }),
        askTimes(2, "fire", { calls: 2 }),
        askTimes(3, "wait", { calls: 4, leaveWhen: () => true }),
      ]);
      assert.deepEqual(waited, ok(6), `round ${round}`);
    }
    assert.equal(await ask("wait"), "ok");
  });

  it("shares a token among the requests that wait for it", async () => {
    const client = { rateLimit: false, provider: true, timeout: 10_000 };
    const { ask, askTimes, tokens } = start("token", client, { token: () => ({ delay: 300 }) });
    assert.deepEqual(await askTimes(4, "wait"), ok(4));
    assert.equal(await ask("wait"), "ok");
    assert.ok(tokens.length <= 4, `the provider was asked ${tokens.length} times`);
  });

  for (const [name, action, outcome] of [
    ["gave up", "race", "gave up"],
    ["answered at once", "fire", "fired"],
    ["lost its client", "wait", "left"],
  ]) {
    const leave = (tokens) => (outcome === "left" ? { leaveWhen: () => tokens.length > 0 } : {});

    it(`gets a token after the request that asked for it ${name}`, async () => {
      const client = { rateLimit: false, provider: true, timeout: 4_000 };
      const { ask, tokens } = start(`token-${action}`, client, { token: () => ({ delay: 2 * reaching }) });
      const gone = ask(action, leave(tokens));
      await until(() => tokens.length > 0);
      // Whoever waits for an exchange that died with its request may be told so, once.
      assert.match(await ask("wait"), /^(ok|GongTokenError not-sent: .*)$/);
      assert.equal(await gone, outcome);
      assert.equal(await ask("wait"), "ok");
    });

    it(`asks for a token anew where the first answer never comes, and its request ${name}`, async () => {
      const client = { rateLimit: false, provider: true, timeout: 2_000 };
      const hanging = (number) => ({ hangs: number === 1 });
      const { ask, tokens } = start(`hanging-token-${action}`, client, { token: hanging });
      assert.equal(await ask(action, leave(tokens)), outcome);
      await sleep(client.timeout + 200);
      assert.equal(await ask("wait"), "ok");
      assert.equal(await ask("wait"), "ok");
    });
  }

  it("says of an option that fetch refuses here that nothing was sent, and sends it where fetch takes it", async () => {
    const { ask, arrivals } = start("cache", limited);
    const outcome = await ask("cache", { calls: 0 });
    if (COMPATIBILITY_DATE > "2024-11-11") assert.deepEqual([outcome, arrivals.length], ["ok", 1]);
    else {
      assert.match(outcome, /^GongInputError not-sent/);
      assert.equal(arrivals.length, 0);
    }
  });

  it("closes, though calls of requests that are over never end", async () => {
    const client = { ...limited, timeout: 1_000, retry: false };
    const { ask, arrivals } = start("close", client, { answer: () => ({ hangs: true }) });
    assert.equal(await ask("fire", { calls: 4 }), "fired");
    const before = arrivals.length;
    assert.equal(await ask("wait", { leaveWhen: () => arrivals.length > before }), "left");
    assert.equal(await ask("close", { calls: 0 }), "closed");
    assert.match(await ask("wait"), /^GongClosedError not-sent/);
  });

  it("closes within its timeout, and waits for the calls of requests that are not over", async () => {
    const { ask, arrivals } = start("close-timeout", limited, {
      answer: (number) => ({ delay: 2 * reaching, hangs: number === 2 }),
    });
    const waiting = ask("wait");
    await until(() => arrivals.length > 0);
    assert.equal(await ask("fire"), "fired");
    assert.equal(await ask("close", { calls: 0, timeout: 4 * reaching }), "closed");
    assert.equal(await waiting, "ok");
  });
});
