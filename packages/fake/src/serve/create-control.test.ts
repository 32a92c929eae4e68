import { describe, expect, test } from "vitest";
import { startCaller } from "../testing/caller.ts";

describe("the control of a fake that listens", () => {
  const start = async () => {
    const caller = await startCaller({}, { control: true });
    const ask = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${caller.server.url}/__fake${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    };
    return { ...caller, ask };
  };

  test("tells what arrived and what was recorded", async () => {
    const { ask, send, fake } = await start();
    await ask("POST", "/faults", { kind: "reset-after-commit" });
    await expect(send()).rejects.toThrow(TypeError);
    await send();
    expect((await ask("GET", "/events")).body).toEqual(JSON.parse(JSON.stringify(fake.events)));
    const { body } = await ask("GET", "/attempts");
    expect(body).toMatchObject([{ fault: "reset-after-commit" }, { outcome: "recorded", status: 200 }]);
    expect(await ask("POST", "/reset")).toEqual({ status: 204, body: undefined });
    expect((await ask("GET", "/events")).body).toEqual([]);
  });

  test("issues tokens and spends the quota", async () => {
    const { ask, send } = await start();
    const { body } = await ask("POST", "/tokens", { lifetime: 60_000 });
    expect(
      (await send({ headers: { authorization: `Bearer ${body.token}`, "content-type": "application/json" } })).status,
    ).toBe(200);
    expect((await ask("POST", "/spend", { calls: 3 })).status).toBe(204);
  });

  test("refuses what it does not know", async () => {
    const { ask } = await start();
    expect((await ask("GET", "/secrets")).status).toBe(404);
    expect(await ask("POST", "/faults", { kind: "boredom" })).toMatchObject({
      status: 400,
      body: { errors: [expect.stringContaining('There is no fault "boredom"')] },
    });
  });

  test("is not there unless it is asked for", async () => {
    const { server } = await startCaller();
    expect((await fetch(`${server.url}/__fake/events`)).status).toBe(404);
  });
});
