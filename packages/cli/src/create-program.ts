import { Command, Help } from "@commander-js/extra-typings";
import manifest from "@gong-engagement/cli/package.json" with { type: "json" };
import { addCompletions } from "./completions.ts";
import { addDoctor } from "./verbs/doctor.ts";
import { addFake } from "./verbs/fake.ts";
import { addOutbox } from "./verbs/outbox.ts";
import { addReport } from "./verbs/report.ts";
import { addSpec } from "./verbs/spec.ts";

const help = new Help();

/** The command with all of its verbs. */
export const createProgram = (args: readonly string[]): Command => {
  const program = new Command("gong-engagement")
    .description("Everyday work with the Gong Engagement API.")
    .version(manifest.version)
    .showSuggestionAfterError()
    .showHelpAfterError("(--help says how it is used)")
    // That a switch is off unless it is given goes without saying.
    .configureHelp({ optionDescription: (option) => help.optionDescription(option).replace(" (default: false)", "") })
    .exitOverride();
  for (const add of [addReport, addOutbox, addDoctor, addFake, addSpec]) add(program);
  addCompletions(program, args);
  program.addHelpText("after", "\nExit codes: 0 done; 1 refused, in doubt or waiting; 2 used wrongly");
  return program;
};
