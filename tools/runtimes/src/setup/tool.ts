import { join } from "node:path";

/** Something that runs the packages, or helps to run them. */
export interface Tool {
  /** Name and version, e.g. `node 22.23.2`. Tools with the same label are the same. */
  readonly label: string;
  /** The npm package that it is. Absent if it is on the machine. */
  readonly package?: { readonly name: string; readonly version: string };
  /**
   * Makes sure that it is there, and what the label says.
   *
   * @param folder - where its package was installed.
   * @returns path of its folder or command.
   */
  readonly prepare: (folder: string) => Promise<string>;
}

/** Path of a command of the packages that are installed in the folder. */
export const commandIn = (folder: string, command: string): string => join(folder, "node_modules", ".bin", command);
