import type { Event } from "../event.ts";

/** Where events are kept, and where they are sent. */
export interface Place {
  /** A file, or a `postgres:` URL. */
  readonly location: string;
  readonly baseUrl: string;
  /** Calls a second. */
  readonly rate: number;
}

/** Keeps events until they are sent. */
export interface Queue {
  enqueue(event: Event): unknown;
  enqueueMany(events: readonly Event[]): unknown;
  /** Sends what is there, until the process ends. */
  start(): unknown;
  /** The titles of events that have not been sent, as far as it knows: they wait, are locked, or were given up. */
  listOpen(): Promise<readonly string[]>;
  close(): Promise<unknown>;
}

/** What every program of this folder exports. */
export type OpenQueue = (place: Place) => Promise<Queue>;
