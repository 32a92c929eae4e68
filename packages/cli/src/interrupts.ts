type Handler = (signal: NodeJS.Signals) => void;

const signals = ["SIGINT", "SIGTERM"] as const;
const handlers: Handler[] = [];

const handle: Handler = (signal) => handlers.at(-1)?.(signal);

/**
 * Calls `handler` at Ctrl+C and when the process is asked to end, in place of the handler before it.
 *
 * @returns gives the turn back
 */
export const onInterrupt = (handler: Handler): (() => void) => {
  if (handlers.push(handler) === 1) for (const signal of signals) process.on(signal, handle);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
    if (handlers.length === 0) for (const signal of signals) process.off(signal, handle);
  };
};
