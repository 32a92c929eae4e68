import { type Attempt, createFake, type Fake, type FakeOptions, type FaultKind } from "@gong-engagement/fake";

const options: FakeOptions = {
  accounts: [{ accessKey: "key", accessKeySecret: "secret", trustedIps: ["127.0.0.1"] }],
  quota: [{ limit: 3, interval: 1_000 }],
  clock: { now: () => 0 },
  seed: 7,
};

// Exported without a type: what the compiler infers must be nameable in the user's own declarations.
export const fake = createFake(options);
export const fault = fake.fail("reset-after-commit" satisfies FaultKind, { after: 1, times: 2 });
export const faults: readonly FaultKind[] = [503, "slow"];

export const count = async ({ fetch, listen, attempts }: Fake): Promise<number> => {
  await using server = await listen({ port: 0 });
  const { ok } = await fetch(server.url);
  return attempts.filter(({ outcome }: Attempt) => ok && outcome === "recorded").length;
};

// @ts-expect-error there is no such fault
fake.fail("boredom");
// @ts-expect-error there is no such option
createFake({ qouta: false });
