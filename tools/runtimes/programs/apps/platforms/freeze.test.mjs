import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startService } from "../../shared/start-service.mjs";

const timeout = 500;

/** Runs a program that makes one call, and stops it as a platform freezes a function, or a lid a computer. */
const runFrozen = async (t, freeze) => {
  let child;
  const service = await startService(async () => freeze(child));
  t.after(service.close);
  child = fork(fileURLToPath(new URL("frozen-program.mjs", import.meta.url)), [service.url, String(timeout)]);
  t.after(() => child.kill("SIGKILL"));
  const [outcome] = await once(child, "message");
  return { outcome, requests: service.log.length };
};

const freezeFor = (child, milliseconds) => {
  child.kill("SIGSTOP");
  setTimeout(() => child.kill("SIGCONT"), milliseconds);
};

it("an answer that came while the process stood still is read, though the timeout is over", async (t) => {
  const { outcome, requests } = await runFrozen(t, async (child) => {
    freezeFor(child, 4 * timeout);
    await sleep(50);
    return {};
  });
  assert.deepEqual({ outcome, requests }, { outcome: "delivered after 1 attempts", requests: 1 });
});

it("a call without an answer times out after the process stood still", async (t) => {
  const { outcome, requests } = await runFrozen(t, (child) => {
    freezeFor(child, 4 * timeout);
    return { hangs: true };
  });
  assert.deepEqual({ outcome, requests }, { outcome: "GongTimeoutError unknown after 1 attempts", requests: 1 });
});
