import { Command } from "@commander-js/extra-typings";
import manifest from "@gong-engagement/cli/package.json" with { type: "json" };
import { addReport } from "./verbs/report.ts";

/** The command with all of its verbs. */
export const createProgram = (): Command => {
  const program = new Command("gong-engagement")
    .description("Everyday work with the Gong Engagement API.")
    .version(manifest.version)
    .showSuggestionAfterError()
    .showHelpAfterError("(--help says how it is used)")
    .exitOverride();
  addReport(program);
  program.addHelpText(
    "after",
    "\nExit codes: 0 done; 1 something was refused, is in doubt or still waits; 2 used wrongly.",
  );
  return program;
};
