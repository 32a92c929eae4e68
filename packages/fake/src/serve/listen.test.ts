import { execFile } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { authorize, createTestClock, startCaller, write } from "../testing/caller.ts";

const execute = promisify(execFile);

describe("a fake that listens", () => {
  test("slow: the answer comes after the delay of the clock", async () => {
    const delays: number[] = [];
    const clock = {
      now: () => 0,
      setTimeout: (callback: () => void, delay: number) => {
        delays.push(delay);
        callback();
      },
    };
    const { fake, send } = await startCaller({ clock });
    fake.fail("slow", { delay: 60_000 });
    expect((await send()).status).toBe(200);
    expect(delays).toEqual([60_000]);
  });

  test("many calls at once are answered, each once", async () => {
    const { fake, send } = await startCaller();
    const answers = await Promise.all(Array.from({ length: 200 }, () => send()));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(fake.events).toHaveLength(200);
  });

  test("processes share the quota: whichever exceeds it gets 429 and Retry-After", async () => {
    const { fake, server } = await startCaller({
      quota: [{ limit: 5, interval: 60_000 }],
      clock: createTestClock(), // Nothing of the quota comes back while the processes start.
    });
    const note = JSON.stringify(write(fake, "PUT", { title: "Hello" }));
    const program = `
      const results = [];
      for (let call = 0; call < 4; call++) {
        const { status, headers } = await fetch("${server.url}/v1/notes/1", ${note});
        results.push([status, headers.get("retry-after")]);
      }
      console.log(JSON.stringify(results));`;
    const start = () => execute(process.execPath, ["--input-type=module", "--eval", program]);
    const outputs = await Promise.all([start(), start()]);
    const results: [number, string | null][] = outputs.flatMap(({ stdout }) => JSON.parse(stdout));
    expect(results.filter(([status]) => status === 200)).toHaveLength(5);
    expect(results.filter(([status]) => status === 429)).toEqual(Array(3).fill([429, "60"]));
    expect(fake.events).toHaveLength(5);
    expect(fake.attempts.slice(5).every(({ outcome }) => outcome === "over-quota")).toBe(true);
  });

  test("a connection stays open between calls, so that a call on it is not lost where the fake is slow", async () => {
    const { send } = await startCaller();
    const { headers } = await send();
    expect(headers.get("connection")).toBe("keep-alive");
    expect(headers.get("keep-alive")).toBeNull(); // It would say after how many seconds the connection is closed.
  });

  test("a call that breaks off before it is complete never arrives, and the next one does", async () => {
    const { fake, server, send } = await startCaller();
    const socket = createConnection(server.port, "127.0.0.1");
    socket.write(
      `PUT /v1/notes/1 HTTP/1.1\r\nhost: a\r\nauthorization: ${authorize(fake)}\r\ncontent-length: 99\r\n\r\n{"ti`,
    );
    await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(50), { timeout: 20_000 });
    socket.destroy();
    await once(socket, "close");
    expect((await send()).status).toBe(200);
    expect(fake.attempts).toHaveLength(1);
  });

  test("an address that is not trusted is that of the socket", async () => {
    const { fake, send } = await startCaller({
      accounts: [
        { accessKey: "fake-access-key", accessKeySecret: "fake-access-key-secret", trustedIps: ["192.0.2.1"] },
      ],
    });
    expect((await send()).status).toBe(403);
    expect(fake.attempts).toMatchObject([{ outcome: "unauthorized" }]);
  });

  test("its port is free again when it is closed, with a call that still waits", async () => {
    const { fake, server, send } = await startCaller();
    fake.fail("no-answer");
    const answer = send();
    await vi.waitFor(() => expect(fake.attempts).toHaveLength(1), { timeout: 20_000 });
    const lost = expect(answer).rejects.toThrow(TypeError);
    await server.close();
    await lost;
    const again = await fake.listen({ port: server.port });
    expect(again.url).toBe(server.url);
    await again.close();
  });

  test("a port that is in use is an error", async () => {
    const { fake, server } = await startCaller();
    await expect(fake.listen({ port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
