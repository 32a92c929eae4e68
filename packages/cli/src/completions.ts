import tab from "@bomb.sh/tab/commander";
import type { Command } from "@commander-js/extra-typings";
import { Command as PlainCommand } from "commander";
import { operationNames } from "./operations/describe-operation.ts";

/** Adds the verb `complete`, which prints a script for a shell, and answers it. Operations are completed by name. */
export const addCompletions = (program: Command): void => {
  // It is one, with better types.
  if (!(program instanceof PlainCommand)) return;
  const { commands } = tab(program);
  for (const verb of ["report", "spec"]) {
    const argument = commands.get(verb)?.arguments.get("operation");
    if (!argument) continue;
    argument.handler = (complete) => {
      for (const name of operationNames) complete(name, "");
    };
  }
};
