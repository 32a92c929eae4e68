// The Worker, against a fake of Gong in place of the service.
import { createFake } from "@gong-engagement/fake";
import { startWorker } from "./start-worker.ts";

const fake = createFake({
  onAttempt: ({ operationId, outcome, status }) => console.log(`Gong: ${operationId} ${outcome}, ${status}`),
});
const server = await fake.listen();
const bindings = {
  GONG_BASE_URL: server.url,
  GONG_ACCESS_KEY: fake.auth.accessKey,
  GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
};
const worker = await startWorker(bindings, Number(process.env.PORT ?? 8787));
console.log(`The Worker answers on ${(await worker.ready).origin}`);

const stop = async (): Promise<void> => {
  await worker.dispose();
  await server.close();
};
process.once("SIGINT", stop).once("SIGTERM", stop);
