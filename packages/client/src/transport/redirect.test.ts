import { expect, test } from "vitest";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, postSettings, putReport, rejection, report } from "../testing/create-test-client.ts";
import { ok, text } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

test.each([301, 302, 303, 307, 308])(
  "%i to another origin is not followed: no credentials get there",
  async (status) => {
    await using other = await startServer(ok);
    await using server = await startServer(text(status, "moved", { location: `${other.url}/v2` }));
    for (const call of [putReport, postSettings]) {
      expect(await rejection(call(createTestClient(server)))).toMatchObject({
        name: "GongResponseError",
        status,
        message: `A redirect to ${other.url}/v2, which is never followed; check baseUrl`,
        location: `${other.url}/v2`,
        delivery: "refused",
        attempts: 1,
      });
    }
    expect(other.received).toHaveLength(0);
  },
);

test.each([
  {
    location: `https://user:password@login.example.com/sign-in/${report.email}?next=1`,
    target: "https://login.example.com/sign-in/[...]",
  },
  { location: "//user:password@login.example.com/sign-in", target: "//login.example.com/sign-in" },
  { location: "https://login.example.com?next=//elsewhere", target: "https://login.example.com" },
])(
  "the message names where a redirect leads, without credentials and what was sent: $target",
  async ({ location, target }) => {
    await using server = await startServer(text(302, "", { location }));
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
      message: `A redirect to ${target}, which is never followed; check baseUrl`,
    });
  },
);

test("a redirect to itself is not followed", async () => {
  await using server = await startServer(text(302, "", { location: "/v2/reports" }));
  await rejection(putReport(createTestClient(server)));
  expect(server.received).toHaveLength(1);
});

test.each(["/login?next=https://example.com", "/login#me"])(
  "the message of a redirect to %s has the path alone",
  async (location) => {
    await using server = await startServer(text(302, "", { location }));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ message: "A redirect to /login, which is never followed; check baseUrl", location });
  },
);

test("the body of a redirect is not waited for, and its socket is freed", async () => {
  const closed = createSignal();
  await using server = await startServer(({ response, socket }) => {
    response.writeHead(302, { location: "/" }).write("and so on");
    socket.once("close", () => closed.give());
  });
  expect(await rejection(putReport(createTestClient(server)))).toMatchObject({ status: 302 });
  await expect(closed.given).resolves.toBeUndefined();
});

test.each([300, 304, 399])("%i without a location is not a success either", async (status) => {
  await using server = await startServer(({ response }) => response.writeHead(status).end());
  const error = await rejection(putReport(createTestClient(server)));
  expect(error).toMatchObject({ name: "GongResponseError", status, delivery: "refused" });
  expect(error).toHaveProperty("message", "A redirect, which is never followed; check baseUrl");
  expect(error).not.toHaveProperty("location");
});

test("a redirect that a browser hides leaves the delivery unknown", async () => {
  const opaque = Object.defineProperties(Response.error(), { type: { value: "opaqueredirect" } });
  const client = createTestClient({ url: "http://127.0.0.1" }, { fetch: async () => opaque });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongResponseError",
    message: "A redirect, which is never followed; check baseUrl",
    status: 0,
    delivery: "unknown",
    attempts: 1,
  });
});

test("a connection failure that a browser does not explain leaves the delivery unknown", async () => {
  const fetch = (): Promise<Response> => Promise.reject(new TypeError("Failed to fetch"));
  const client = createTestClient({ url: "http://127.0.0.1" }, { fetch });
  expect(await rejection(postSettings(client))).toMatchObject({ name: "GongConnectionError", delivery: "unknown" });
});
