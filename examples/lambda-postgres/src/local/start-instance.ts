import { fork } from "node:child_process";
import { once } from "node:events";
import type { Receipt } from "@gong-engagement/outbox";
import type { Signature } from "../handlers.ts";

export type Invocation =
  | { readonly handler: "sign"; readonly event: Signature; readonly remaining: number }
  | { readonly handler: "deliver"; readonly event: null; readonly remaining: number };

export interface Instance {
  sign(event: Signature): Promise<{ readonly statusCode: number }>;
  deliver(): Promise<Receipt>;
  /** Ends it without a warning, as the platform does. */
  kill(): void;
}

/** Starts an instance. As on AWS Lambda, it is frozen from the end of an invocation to the begin of the next one. */
export const startInstance = async (environment: Record<string, string>, remaining = 60_000): Promise<Instance> => {
  const child = fork(new URL("instance.ts", import.meta.url), { env: { ...process.env, ...environment } });
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`The instance ended with ${code}`)));
  const answer = async () => {
    const [message] = await Promise.race([once(child, "message"), ended]);
    child.kill("SIGSTOP");
    if (message.error !== undefined) throw new Error(message.error);
    return message;
  };
  await answer();
  const invoke = (invocation: Invocation) => {
    child.kill("SIGCONT");
    child.send(invocation);
    return answer();
  };
  return {
    sign: (event) => invoke({ handler: "sign", event, remaining }),
    deliver: () => invoke({ handler: "deliver", event: null, remaining }),
    kill: () => child.kill("SIGKILL"),
  };
};
