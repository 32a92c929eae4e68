import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { createFake, type FakeServer } from "@gong-engagement/fake";
import { type Instance, startInstance } from "../src/local/start-instance.ts";
import { startPostgres } from "../src/local/start-postgres.ts";

const fake = createFake();
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let server: FakeServer;
const instances: Instance[] = [];

before(async () => {
  [postgres, server] = await Promise.all([startPostgres(), fake.listen()]);
});
beforeEach(() => fake.reset());
afterEach(() => {
  for (const instance of instances.splice(0)) instance.kill();
});
after(async () => {
  await server.close();
  await postgres.stop();
});

const start = async (remaining?: number, others: Record<string, string> = {}): Promise<Instance> => {
  const environment = {
    DATABASE_URL: postgres.url,
    GONG_BASE_URL: server.url,
    GONG_ACCESS_KEY: fake.auth.accessKey,
    GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
    ...others,
  };
  const instance = await startInstance(environment, remaining);
  instances.push(instance);
  return instance;
};

const signature = (id: string) => ({ id, signer: `signer-${id}@example.org`, signedAt: "2026-04-07T09:30:00Z" });

test("what frozen instances have accepted is reported by the schedule, each signature once", async () => {
  const [one, other, schedule] = await Promise.all([start(), start(), start()]);
  const answers = await Promise.all([one.sign(signature("1")), other.sign(signature("2"))]);
  assert.deepEqual(answers, [{ statusCode: 201 }, { statusCode: 201 }]);
  assert.deepEqual(await other.sign(signature("1")), { statusCode: 409 });
  assert.equal(fake.attempts.length, 0);

  const { accepted, delivered } = await schedule.deliver();
  assert.deepEqual({ accepted, delivered }, { accepted: 2, delivered: 2 });
  for (const id of ["1", "2"]) {
    fake.expectReported("reportCustomActionEvent", { actorEmailAddress: signature(id).signer }, { times: 1 });
  }
});

test("an invocation ends before its time is up, and leaves what Gong does not take yet", async () => {
  const [api, schedule] = await Promise.all([start(), start(12_000)]);
  await api.sign(signature("3"));
  fake.fail(429, { retryAfter: 3_600 });
  assert.equal((await schedule.deliver()).pending, 1);
  fake.expectNotReported("reportCustomActionEvent");
});

test("an invocation fails where Gong refuses access, and keeps what waits", async (context) => {
  const other = await startPostgres(); // A pause of the limit, as above, or a refusal, holds all that a database has.
  context.after(() => other.stop());
  const environment = { DATABASE_URL: other.url, GONG_ACCESS_KEY_SECRET: "wrong" };
  const [api, schedule] = await Promise.all([start(60_000, environment), start(20_000, environment)]);
  await api.sign(signature("4"));
  await assert.rejects(schedule.deliver(), /Gong refuses access: .*401/);
  fake.expectNotReported("reportCustomActionEvent");
});
