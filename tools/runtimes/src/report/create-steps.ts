/** The work of a run. */
export interface Steps {
  /** Does the work as soon as fewer steps than the limit are under way, and prints when it began and how long it took. */
  readonly run: <Result>(label: string, work: () => Promise<Result>) => Promise<Result>;
}

/** Lets only some steps be under way at once. Those that wait begin in the order in which they came. */
export const createSteps = (limit: number, print: (line: string) => void): Steps => {
  const seconds = (from: number, to: number): string => ((to - from) / 1_000).toFixed(1);
  const creation = performance.now();
  let free = limit;
  const waiting: (() => void)[] = [];

  const begin = async (): Promise<void> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const end = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };

  return {
    run: async (label, work) => {
      await begin();
      const start = performance.now();
      const printLine = (outcome: string): void =>
        print(
          `${seconds(creation, start).padStart(6)} +${seconds(start, performance.now()).padStart(5)} s  ${label}${outcome}`,
        );
      try {
        const result = await work();
        printLine("");
        return result;
      } catch (error) {
        printLine(": FAILED");
        throw error;
      } finally {
        end();
      }
    },
  };
};
