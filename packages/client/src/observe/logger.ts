/** Takes one line of text for each event of a call. The console, pino and winston fit. */
export interface Logger {
  /** Attempts and answers. */
  debug(message: string): unknown;
  info(message: string): unknown;
  /** Attempts that are repeated. */
  warn(message: string): unknown;
  /** Calls that failed. */
  error(message: string): unknown;
}
