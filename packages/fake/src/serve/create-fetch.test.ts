import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createNotesFake, url, write } from "../testing/caller.ts";

describe("a fake without a socket", () => {
  test("slow: the answer comes after the delay, by fake timers, and can be given up", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const fake = createNotesFake();
    fake.fail("slow", { delay: 60_000, times: 2 });
    const note = write(fake, "PUT", { title: "Hello" });
    let status = 0;
    const answer = fake.fetch(`${url}/notes/1`, note).then((response) => {
      status = response.status;
    });
    await vi.advanceTimersByTimeAsync(59_999);
    expect([status, fake.events.length]).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1);
    await answer;
    expect(status).toBe(200);

    const controller = new AbortController();
    const second = fake.fetch(`${url}/notes/1`, { ...note, signal: controller.signal });
    await vi.advanceTimersByTimeAsync(1);
    controller.abort(new Error("I give up"));
    await expect(second).rejects.toThrow("I give up");
  });

  test("a call that was aborted before never arrives", async () => {
    const fake = createNotesFake();
    await expect(fake.fetch(url, { signal: AbortSignal.abort(new Error("No")) })).rejects.toThrow("No");
    expect(fake.attempts).toEqual([]);
  });

  test("handle answers a caller who has given up with Response.error(), so that no server reports an error", async () => {
    const fake = createNotesFake();
    fake.fail("no-answer");
    const controller = new AbortController();
    const { signal } = controller;
    const answer = fake.handle(new Request(`${url}/notes/1`, { ...write(fake, "PUT", { title: "Hello" }), signal }));
    await vi.waitFor(() => expect(fake.attempts).toHaveLength(1), { timeout: 20_000 });
    controller.abort();
    expect((await answer).type).toBe("error");
  });

  test("handle notices that a caller gives up long after its request, when nothing else holds the request", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const fake = createNotesFake();
    fake.fail("no-answer");
    const controller = new AbortController();
    const init = { ...write(fake, "PUT", { title: "Hello" }), signal: controller.signal };
    const answer = fake.handle(new Request(`${url}/notes/1`, init)).then(({ type }) => type);
    await vi.waitFor(() => expect(fake.attempts).toHaveLength(1), { timeout: 20_000 });
    for (let round = 0; round < 3; round++) {
      await new Promise(setImmediate);
      collectGarbage();
    }
    controller.abort();
    expect(await answer).toBe("error");
  });

  test("handle answers a connection that is lost with Response.error()", async () => {
    const fake = createNotesFake();
    fake.fail("reset-after-commit");
    const response = await fake.handle(new Request(`${url}/notes/1`, write(fake, "PUT", { title: "Hello" })));
    expect(response.type).toBe("error");
    expect(fake.events).toHaveLength(1);
  });
});
