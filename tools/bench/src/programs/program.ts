import type { Event } from "./event.ts";

/** Where a program sends to, and through what. */
export interface Setup {
  /** Without the path of the API. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Sends one event and gives the decoded answer. It rejects if the service does not accept it. */
export type Send = (event: Event) => Promise<unknown>;

/** What every program exports: its client, made with defaults, and one operation of it. */
export type CreateSend<Options extends Setup = Setup> = (options: Options) => Send;

/** What a service allows: `burst` requests at once, and `rate` more in each second. */
export interface Limit {
  readonly rate: number;
  readonly burst: number;
}

export interface LimitedSetup extends Setup, Limit {}
