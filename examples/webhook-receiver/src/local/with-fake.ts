// The same server, against a fake of Gong in place of the service.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFake } from "@gong-engagement/fake";

const fake = createFake({
  onAttempt: ({ operationId, outcome, status }) => console.log(`Gong: ${operationId} ${outcome}, ${status}`),
});
const { url } = await fake.listen();
Object.assign(process.env, {
  GONG_BASE_URL: url,
  GONG_ACCESS_KEY: fake.auth.accessKey,
  GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
  DATA_FOLDER: await mkdtemp(join(tmpdir(), "webhook-receiver-")),
  WEBHOOK_TOKEN: "secret",
});
await import("../main.ts");
