import type { LocalRegistry } from "./registry/start-registry.ts";
import type { Transcript } from "./transcript.ts";

/** What all parts of a rehearsal share. */
export interface Rehearsal {
  /** Temporary folder that holds everything. */
  readonly folder: string;
  /** Folder of the copy of the repository. */
  readonly copy: string;
  readonly registry: LocalRegistry;
  /** Environment under which packages are published to the registry, and installed from it. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends what is running when it aborts. */
  readonly signal: AbortSignal;
  readonly transcript: Transcript;
  /** Runs a command in the copy; resolves with what it wrote to stdout. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
}

/** A version of the packages that was published. */
export interface Release {
  readonly version: string;
  /** Under which it can be installed. */
  readonly tag: string;
}
