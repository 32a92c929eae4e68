import type { Answer, Call } from "./call.ts";

/** Does its part for a call, leaves the rest to the next step, and gives what the call was answered. */
export type Step = (call: Call) => Promise<Answer>;
