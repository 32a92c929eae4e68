import type { Outbox, Progress, Receipt } from "@gong-engagement/outbox";
import { isGongAuthenticationError, isGongPermissionError, isGongTokenError } from "@gong-engagement/sdk";
import { count, printMoment } from "../terminal/output.ts";
import { createProgressLine } from "../terminal/progress-line.ts";
import { messageOf } from "../usage-error.ts";

/** How far the work came. */
export interface Drained {
  readonly receipt: Receipt;
  /** Why it ended before all was settled. */
  readonly stopped?: string;
}

/** Thrown to end the work early. */
class Stop extends Error {
  override readonly name = "Stop";
}

const isRefusal = (error: unknown): boolean =>
  isGongAuthenticationError(error) || isGongPermissionError(error) || isGongTokenError(error);

/** Ends the work when the service refuses access: nothing more can be delivered until somebody changes that. */
const watch = async (outbox: Outbox, stop: (reason: Stop) => void): Promise<void> => {
  for await (const { type, error } of outbox.events()) {
    if (type === "retry" && isRefusal(error)) stop(new Stop(`access is refused: ${messageOf(error)}`));
  }
};

const printProgress = ({ accepted, delivered, refused, dead, pending, rate, endsAt }: Progress): string => {
  const parts = [
    `${delivered.toLocaleString("en")} of ${accepted.toLocaleString("en")} delivered`,
    ...(refused > 0 ? [`${refused.toLocaleString("en")} refused`] : []),
    ...(dead > 0 ? [`${dead.toLocaleString("en")} dead`] : []),
    `${pending.toLocaleString("en")} wait`,
  ];
  const byRate = rate > 0.01 ? Date.now() + (pending / rate) * 1_000 : 0;
  const end = new Date(Math.max(endsAt?.getTime() ?? 0, byRate));
  return `${parts.join(", ")}${pending > 0 && end.getTime() > Date.now() ? `, until ${printMoment(end)}` : ""}`;
};

/**
 * Sends until nothing is pending. The first Ctrl+C ends it when what is under way has been answered, the second one at once.
 */
export const drainOutbox = async (outbox: Outbox): Promise<Drained> => {
  const controller = new AbortController();
  const stop = (reason: Stop): void => controller.abort(reason);
  const line = createProgressLine();
  const interrupt = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(1);
    stop(new Stop(`it was interrupted (${signal})`));
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  const watching = watch(outbox, stop);
  watching.catch(() => {}); // It ends with the outbox.
  try {
    const onProgress = (progress: Progress): void => line.show(printProgress(progress));
    return { receipt: await outbox.drain({ onProgress, signal: controller.signal }) };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { receipt: await outbox.receipt(), stopped: error.message };
  } finally {
    line.end();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
};

/** What to do with what is left. */
export const explainStop = ({ receipt, stopped }: Drained): string =>
  `Stopped: ${stopped}. Left in the outbox: ${count(receipt.pending, "event")}. The same command goes on.`;
