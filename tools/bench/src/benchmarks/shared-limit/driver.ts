// Lets processes share a limit, and looks at the moments when their calls arrive.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { mostInAny } from "@gong-engagement/kit/most-in-any";
import { runCommand } from "@gong-engagement/kit/run-command";
import { startPostgres } from "@gong-engagement/kit/start-postgres";

const [, , program = "", kind = ""] = process.argv;
const [processes, count, limit, interval] = [4, 100, 3, 1_000];

await using resources = new AsyncDisposableStack();
const createLocation = async (): Promise<string> => {
  if (kind === "sqlite") return `${resources.use(await createTemporaryFolder()).path}/limit.db`;
  return resources.use(await startPostgres({ isDurable: true })).url;
};
const location = await createLocation();
const arrivals: number[] = [];
const server = createServer(({ url }, response) => {
  if (url === "/") arrivals.push(performance.now());
  response.end("{}");
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const script = fileURLToPath(new URL("call.ts", import.meta.url));
await Promise.all(
  Array.from({ length: processes }, () =>
    runCommand(process.execPath, [script, program, location, url, String(count)], {
      cwd: process.cwd(),
      timeout: 600_000,
    }),
  ),
);
const over = arrivals.filter((moment, index) => moment - (arrivals[index - limit] ?? -Infinity) < interval).length;
const time = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
const ideal = ((processes * count - limit) / limit) * interval;
console.log(JSON.stringify({ most: mostInAny(interval, arrivals), over, time: time / ideal }));
server.closeAllConnections();
server.close();
