import type { Outbox, Progress, Receipt } from "@gong-engagement/outbox";
import {
  isGongAuthenticationError,
  isGongPermissionError,
  isGongTokenError,
  type WindowState,
} from "@gong-engagement/sdk";
import { messageOf } from "../errors.ts";
import { onInterrupt } from "../interrupts.ts";
import { count, printMoment, printWindow } from "../terminal/output.ts";
import { createProgressLine } from "../terminal/progress-line.ts";
import type { Session } from "./open-session.ts";

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

/** The window that the backlog waits for longest; `undefined` if it waits for none. */
const findLongest = (pending: number, windows: readonly WindowState[]): WindowState | undefined => {
  const delayOf = ({ limit, interval, remaining }: WindowState): number =>
    Math.ceil(Math.max(0, pending - remaining) / limit) * interval;
  const [longest] = windows.toSorted((left, right) => delayOf(right) - delayOf(left));
  return longest && delayOf(longest) > 0 ? longest : undefined;
};

/** How far the work is, and until when it takes: under the limit, and as fast as it was up to now. */
export const printProgress = (progress: Progress, windows: readonly WindowState[], now: Date = new Date()): string => {
  const { accepted, delivered, refused, dead, pending, rate, endsAt } = progress;
  const number = (value: number): string => value.toLocaleString("en");
  const parts = [
    `${number(delivered)} of ${number(accepted)} delivered`,
    ...(refused > 0 ? [`${number(refused)} refused`] : []),
    ...(dead > 0 ? [`${number(dead)} dead`] : []),
    `${number(pending)} wait`,
  ];
  const byLimit = endsAt?.getTime() ?? 0;
  const byRate = rate > 0.01 ? now.getTime() + (pending / rate) * 1_000 : 0;
  const window = byLimit >= byRate ? findLongest(pending, windows) : undefined;
  const end = new Date(Math.max(byLimit, byRate));
  if (pending === 0 || end <= now) return parts.join(", ");
  return `${parts.join(", ")}; ${window ? `${printWindow(window)}: ` : ""}until ${printMoment(end, now)}`;
};

/**
 * Sends until nothing is pending. The first Ctrl+C ends it when what is under way has been answered, the second one at once.
 */
export const drainOutbox = async ({ outbox, readLimit }: Session): Promise<Drained> => {
  const controller = new AbortController();
  const stop = (reason: Stop): void => controller.abort(reason);
  const line = createProgressLine();
  const interrupt = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(1);
    stop(new Stop(`it was interrupted (${signal})`));
  };
  const ignore = onInterrupt(interrupt);
  const watching = watch(outbox, stop);
  watching.catch(() => {}); // It ends with the outbox.
  try {
    const onProgress = (progress: Progress): void => line.show(printProgress(progress, readLimit()?.windows ?? []));
    return { receipt: await outbox.drain({ onProgress, signal: controller.signal }) };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const receipt = await outbox.receipt();
    // What was under way may have been all that was left.
    return receipt.pending === 0 ? { receipt } : { receipt, stopped: error.message };
  } finally {
    line.end();
    ignore();
  }
};

/** What to do with what is left. */
export const explainStop = ({ receipt, stopped }: Drained): string =>
  `Stopped: ${stopped}. Left in the outbox: ${count(receipt.pending, "event")}. The same command goes on.`;
