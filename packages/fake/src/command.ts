#!/usr/bin/env node
import { createFake } from "@gong-engagement/fake";
import { type CommandArguments, parseArguments, usage } from "./command/parse-arguments.ts";
import { printAttempt, printSummary } from "./command/print-attempts.ts";
import { readDocument } from "./command/read-document.ts";

const fail = (message: string, exitCode: 1 | 2): void => {
  console.error(message);
  process.exitCode = exitCode;
};

const readArguments = (): CommandArguments | undefined => {
  try {
    return parseArguments(process.argv.slice(2));
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\nAll options: gong-engagement-fake --help`, 2);
    return undefined;
  }
};

const run = async (values: CommandArguments): Promise<void> => {
  const { port, faults, quota, account, spec, control, log } = values;
  const seed = values.seed ?? Math.floor(Math.random() * 2 ** 32);
  const fake = createFake({
    accounts: account ? [account] : "any",
    seed,
    ...(quota !== undefined && { quota }),
    ...(spec !== undefined && { document: await readDocument(spec) }),
    ...(log && { onAttempt: (attempt) => console.log(printAttempt(attempt)) }),
  });
  for (const { kind, rate } of faults) fake.fail(kind, { rate });
  const server = await fake.listen({ port, control });
  const stop = (): void => {
    console.log(`\n${printSummary(fake.attempts)}`);
    void server.close();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop); // Before anybody is told that it listens.
  const chance = faults.length > 0 ? ` Faults come by the seed ${seed}.` : "";
  console.log(`The fake listens on ${server.url}.${chance} Ctrl+C ends it.`);
};

const values = readArguments();
if (values?.help) console.log(usage);
else if (values) {
  await run(values).catch((error: NodeJS.ErrnoException) => {
    const isInUse = error.code === "EADDRINUSE";
    const remedy = `Port ${values.port} of 127.0.0.1 is in use. Take another one: --port ${values.port + 1}`;
    fail(isInUse ? remedy : `The fake cannot start. ${error.message}`, 1);
  });
}
