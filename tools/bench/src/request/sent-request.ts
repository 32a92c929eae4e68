/** What of a request must be the same whoever sends it. */
export interface SentRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly contentType: string;
  readonly isAuthenticated: boolean;
  readonly body: unknown;
  /** What the program made of the answer. */
  readonly requestId: unknown;
}
