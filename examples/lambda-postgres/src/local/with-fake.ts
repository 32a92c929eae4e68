// The functions, against a fake of Gong and a PostgreSQL server of their own.
import { createFake } from "@gong-engagement/fake";
import { startInstance } from "./start-instance.ts";
import { startPostgres } from "./start-postgres.ts";

const fake = createFake({
  onAttempt: ({ operationId, outcome, status }) => console.log(`Gong: ${operationId} ${outcome}, ${status}`),
});
const [postgres, server] = await Promise.all([startPostgres(), fake.listen()]);
const environment = {
  DATABASE_URL: postgres.url,
  GONG_BASE_URL: server.url,
  GONG_ACCESS_KEY: fake.auth.accessKey,
  GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
};

const api = await startInstance(environment);
for (const id of ["1", "2", "2"]) {
  const { statusCode } = await api.sign({ id, signer: "buyer@example.org", signedAt: "2026-04-07T09:30:00Z" });
  console.log(`Signature ${id}: ${statusCode}, and the instance is frozen`);
}
api.kill(); // It is not needed any more. Its events are in the database.

const schedule = await startInstance(environment);
const { accepted, delivered } = await schedule.deliver();
console.log(`${delivered} of ${accepted} events are delivered`);

schedule.kill();
await server.close();
await postgres.stop();
