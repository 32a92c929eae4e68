import { join } from "node:path";

/** Something that runs the packages, or helps to run them. */
export interface Tool {
  /** Name and version, e.g. `node 22.23.2`. */
  readonly label: string;
  /**
   * Gets it, if it is not there, and makes sure that it is what the label says.
   *
   * @returns path of its folder or command.
   */
  readonly prepare: () => Promise<string>;
}

/** Path of a command that npm has installed in the folder. */
export const commandIn = (folder: string, command: string): string => join(folder, "node_modules", ".bin", command);
