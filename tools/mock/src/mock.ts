import { messageOf, runMain } from "@gong-engagement/kit/run-main";
import { parseMockArguments, usage } from "./mock/parse-mock-arguments.ts";

const explain = (error: unknown): string => {
  const { code, port } = Object(error);
  if (code !== "EADDRINUSE") return `The mock cannot start. ${messageOf(error)}`;
  return `Port ${port} of 127.0.0.1 is in use. Take another one: pnpm mock --port ${port + 1}`;
};

await runMain({
  usage,
  parse: () => parseMockArguments(process.argv.slice(2)),
  run: async ({ port }) => {
    // Prism takes half a second to load, which nobody should wait for to learn of a wrong argument.
    const { startMock } = await import("./mock/start-mock.ts");
    const { introduction, close } = await startMock(port);
    console.log(introduction);
    const stop = () => void close();
    process.once("SIGINT", stop).once("SIGTERM", stop);
  },
  printFailure: explain,
});
