// One instance of the functions, as a process: it is sent invocations, and answers with what the handler returned, or threw.
import * as handlers from "../handlers.ts";
import type { Invocation } from "./start-instance.ts";

process.on("message", async ({ handler, event, remaining }: Invocation) => {
  const context = { getRemainingTimeInMillis: () => remaining };
  const returned = handler === "sign" ? handlers.sign(event) : handlers.deliver(event, context);
  process.send?.(await returned.catch((error: unknown) => ({ error: String(error) })));
});
process.send?.("ready");
