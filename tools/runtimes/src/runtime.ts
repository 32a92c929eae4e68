import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { Project } from "./project.ts";
import type { SampleCall } from "./sample/create-sample.ts";
import type { Tool } from "./setup/tool.ts";

/** What the checks of a run share. */
export interface Workspace {
  /** Copy of `programs/`, in which npm has installed the packed packages. */
  readonly folder: string;
  /** Where Prism answers. */
  readonly baseUrl: string;
  /** The effective spec, which Prism was started from. */
  readonly document: OpenApiDocument;
  /** The call that most programs make. */
  readonly call: SampleCall;
  /** Where a tool of the check is. */
  readonly pathOf: (tool: Tool) => string;
}

/** Something that must hold in one runtime: a cell of the closing table, or several if they are found out together. */
export interface Check {
  /** Runtime with its version, e.g. `Node 22.23.2`. */
  readonly runtime: string;
  /** The way in which the packages are used, e.g. `require()`. */
  readonly form: string;
  /** Which packages are installed. */
  readonly projects: readonly Project[];
  readonly tools: readonly Tool[];
  /**
   * @returns what the table says of it.
   * @throws Error with what the runtime printed.
   */
  readonly run: (workspace: Workspace) => Promise<string>;
}

/** All checks of one runtime. */
export interface Runtime {
  /** What `--only` takes, e.g. `node-22`. */
  readonly name: string;
  readonly checks: readonly Check[];
}

/** The runtime of that name, or all whose names begin with it (`node`: `node-20`, `node-22`, ...). Without a name, all. */
export const selectRuntimes = (runtimes: readonly Runtime[], wanted: string | undefined): readonly Runtime[] =>
  runtimes.filter(({ name }) => wanted === undefined || name === wanted || name.startsWith(`${wanted}-`));
