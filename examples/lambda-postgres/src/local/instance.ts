// One instance of the functions, as a process: it is sent invocations, and answers with what the handler returned.
import * as handlers from "../handlers.ts";
import type { Invocation } from "./start-instance.ts";

process.on("message", async ({ handler, event, remaining }: Invocation) => {
  const context = { getRemainingTimeInMillis: () => remaining };
  const answer = handler === "sign" ? await handlers.sign(event) : await handlers.deliver(event, context);
  process.send?.(answer);
});
process.send?.("ready");
