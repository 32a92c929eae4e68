import { parseMockArguments, usage } from "./mock/parse-mock-arguments.ts";

const fail = (message: string, exitCode: 1 | 2): void => {
  console.error(message);
  process.exitCode = exitCode;
};

const readArguments = () => {
  try {
    return parseMockArguments(process.argv.slice(2));
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
    return undefined;
  }
};

const run = async (port: number): Promise<void> => {
  // Prism takes half a second to load, which nobody should wait for to learn of a wrong argument.
  const { startMock } = await import("./mock/start-mock.ts");
  const { introduction, close } = await startMock(port);
  console.log(introduction);
  const stop = () => void close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
};

const values = readArguments();
if (values?.help) console.log(usage);
else if (values) {
  const { port } = values;
  await run(port).catch((error: NodeJS.ErrnoException) => {
    const isInUse = error.code === "EADDRINUSE";
    const remedy = `Port ${port} of 127.0.0.1 is in use. Take another one: pnpm mock --port ${port + 1}`;
    fail(isInUse ? remedy : `The mock cannot start. ${error.message}`, 1);
  });
}
