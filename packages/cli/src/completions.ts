import { readdirSync } from "node:fs";
import tab from "@bomb.sh/tab/commander";
import type { Command } from "@commander-js/extra-typings";
import { Command as PlainCommand } from "commander";
import { operationNames } from "./operations/describe-operation.ts";

type Complete = (value: string, description: string) => void;

const completeOperations = (complete: Complete): void => {
  for (const name of operationNames) complete(name, "");
};

/** Names of files, as the scripts of the shells offer only what the command does. */
const completeFiles = (word: string, complete: Complete): void => {
  const folder = word.slice(0, word.lastIndexOf("/") + 1);
  try {
    for (const entry of readdirSync(folder || ".", { withFileTypes: true })) {
      const isHidden = entry.name.startsWith(".") && !word.slice(folder.length).startsWith(".");
      if (!isHidden) complete(folder + entry.name + (entry.isDirectory() ? "/" : ""), "");
    }
  } catch {
    // There is no such folder: nothing to offer.
  }
};

/** Arguments and options whose value is a file. */
const takeFiles = ["file", "store", "limiter", "wrong", "spec"];

/**
 * Adds the verb `complete`, which prints a script for a shell, and answers it: verbs, options, operations and files.
 *
 * @param args - of the command; the last one is the word that is to be completed
 */
export const addCompletions = (program: Command, args: readonly string[]): void => {
  // It is one, with better types.
  if (!(program instanceof PlainCommand)) return;
  const { commands: verbs } = tab(program);
  program.commands.find((command) => command.name() === "complete")?.summary("print completions for a shell");
  const word = (args.at(-1) ?? "").replace(/^--\w+=/, "");
  for (const verb of verbs.values()) {
    for (const [name, place] of [...verb.arguments, ...verb.options]) {
      if (name === "operation") place.handler = completeOperations;
      if (takeFiles.includes(name)) place.handler = (complete: Complete) => completeFiles(word, complete);
    }
  }
};
