import { styleText } from "node:util";

/** Tells a reader what is going on while it does. */
export interface Transcript {
  /** Begins a part. */
  readonly part: (title: string) => void;
  /** Says what a step found out, below it. */
  readonly note: (text: string) => void;
  /** Runs a step, and says how long it took or that it failed. */
  readonly step: <Result>(title: string, run: () => Promise<Result>) => Promise<Result>;
}

/** Writes a transcript piece by piece, so that a step is visible as soon as it begins. */
export const createTranscript = (write: (text: string) => void): Transcript => {
  let parts = 0;
  let notes: string[] = [];
  const end = (verdict: string, start: number): void => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    write(`${verdict} ${styleText("dim", `${seconds} s`)}\n`);
    for (const line of notes) write(styleText("dim", `      ${line}\n`));
    notes = [];
  };
  return {
    part: (title) => {
      parts += 1;
      write(`\n${styleText("bold", `${parts}. ${title}`)}\n`);
    },
    note: (text) => {
      notes.push(...text.split("\n"));
    },
    step: async (title, run) => {
      const start = performance.now();
      write(`   ${title} ... `);
      try {
        const result = await run();
        end(styleText("green", "ok"), start);
        return result;
      } catch (error) {
        end(styleText("red", "failed"), start);
        throw error;
      }
    },
  };
};
