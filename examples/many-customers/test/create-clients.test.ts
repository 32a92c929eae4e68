import assert from "node:assert/strict";
import { test } from "node:test";
import type { GongEngagement } from "@gong-engagement/sdk";
import { createClients } from "../src/create-clients.ts";
import { openCustomerStore } from "../src/customer-store.ts";
import { type FakeGong, startGong } from "../src/local/start-gong.ts";

const setUp = ({ tokenUrl, customers: connected }: FakeGong) => {
  const customers = openCustomerStore(":memory:");
  for (const customer of connected) customers.save(customer);
  const limitFile = ":memory:";
  return { customers, clientOf: createClients({ customers, limitFile, tokenUrl, clientId: "app", clientSecret: "" }) };
};

const report = (gong: GongEngagement, contentTitle: string) =>
  gong.engagementEvents.reportContentShareEvent({
    contentTitle,
    senderEmailAddress: "rep@example.com",
    eventTimestamp: "2026-04-07T09:30:00Z",
  });

test("each customer's events arrive at the customer's own address", async () => {
  await using gong = await startGong(["acme", "globex"]);
  const { clientOf } = setUp(gong);
  await Promise.all(["acme", "globex"].map((id) => report(clientOf(id), `Proposal for ${id}`)));
  for (const id of ["acme", "globex"]) {
    gong.of(id).expectReported("reportContentShareEvent", { contentTitle: `Proposal for ${id}` }, { times: 1 });
    assert.equal(gong.of(id).attempts.length, 1);
  }
});

test("a token that ends is exchanged once, and the next refresh token is kept", async () => {
  await using gong = await startGong(["acme"]);
  const { customers, clientOf } = setUp(gong);
  await report(clientOf("acme"), "Proposal");
  assert.equal(customers.find("acme").refreshToken, "refresh-acme-2");
  gong.of("acme").fail("token-ends");
  await Promise.all(["Contract", "Invoice"].map((title) => report(clientOf("acme"), title)));
  assert.equal(customers.find("acme").refreshToken, "refresh-acme-3");
  gong.of("acme").expectReported("reportContentShareEvent", {}, { times: 3 });
});

test("a customer's revoked access, and a pause of the limit, hold no other customer", async () => {
  await using gong = await startGong(["acme", "globex", "initech"]);
  const { customers, clientOf } = setUp(gong);
  customers.save({ ...customers.find("acme"), refreshToken: "revoked" });
  gong.of("globex").fail(429, { retryAfter: 86_400 });
  await assert.rejects(report(clientOf("acme"), "Proposal"), { name: "GongTokenError", delivery: "not-sent" });
  await assert.rejects(report(clientOf("globex"), "Proposal"), { name: "GongRateLimitError" });
  await report(clientOf("initech"), "Proposal");
  gong.of("initech").expectReported("reportContentShareEvent", {}, { times: 1 });
});
