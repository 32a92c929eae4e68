import { loadSpec } from "./load-spec.ts";
import { parseMockArguments, usage } from "./mock/parse-mock-arguments.ts";
import { printIntroduction } from "./mock/print-introduction.ts";
import { startPrism } from "./prism/start-prism.ts";

const fail = (message: string, exitCode: 1 | 2): void => {
  console.error(message);
  process.exitCode = exitCode;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const readArguments = () => {
  try {
    return parseMockArguments(process.argv.slice(2));
  } catch (error) {
    return fail(`${messageOf(error)}\n\n${usage}`, 2);
  }
};

const run = async (port: number): Promise<void> => {
  const document = await loadSpec();
  const prism = await startPrism(document, { port });
  console.log(printIntroduction(document, prism));
  const stop = () => void prism.close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
};

const values = readArguments();
if (values?.help) console.log(usage);
else if (values) {
  await run(values.port).catch((error: NodeJS.ErrnoException) => {
    const isInUse = error.code === "EADDRINUSE";
    const remedy = `Port ${values.port} of 127.0.0.1 is in use. Take another one: pnpm mock --port ${values.port + 1}`;
    fail(isInUse ? remedy : `The mock cannot start: ${error.message}`, 1);
  });
}
