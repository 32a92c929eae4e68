import type { Direction, Place } from "../comparison/places.ts";
import type { RedoclyChange } from "./redocly-change.ts";
import type { Trace } from "./trace-path.ts";

/** A schema that has changed in itself, and what has changed in it. */
export interface SchemaSite {
  readonly direction: Direction;
  readonly trace: Trace;
  /** As it is printed. */
  readonly subject: string;
  /** Where it is used. */
  readonly places: readonly Place[];
  readonly parts: readonly SchemaPart[];
}

/** What has changed in a schema: one of its keywords or one of its properties. */
export interface SchemaPart {
  /** `properties` if it is about a property. */
  readonly keyword: string;
  /** Names of the properties that were added or removed. */
  readonly names: readonly string[];
  readonly change: RedoclyChange;
}
