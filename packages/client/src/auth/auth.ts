import type { Call } from "../transport/call.ts";

/** What an attempt needs to be accepted, and where that is valid. */
export interface Credential {
  /** Value of the header `Authorization`; absent if the client has no credentials. */
  readonly authorization?: string;
  /** Base URL to which it is sent. */
  readonly baseUrl: string;
}

/** The credentials of a client. */
export interface Auth {
  /** Kind of credentials: an HTTP authentication scheme. Absent: none. */
  readonly scheme?: "basic" | "bearer";
  /** Base URL of the next request. */
  baseUrl(): string;
  /** What can be sent now; `undefined` if it must be obtained first. */
  current(): Credential | undefined;
  /** Obtains what can be sent by this call, even if it soon expires. */
  obtain(call: Call): Promise<Credential>;
  /** Whether what `obtain` returned can still be sent. */
  isValid(credential: Credential): boolean;
  /** Takes back what the service answered with 401. Absent: there can be no other. */
  readonly refuse?: (credential: Credential) => void;
}
