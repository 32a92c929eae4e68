// The service of the benchmarks, in a process of its own: accepts events, all of them or a number of them a second, and counts.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createBucket } from "./create-bucket.ts";
import type { Counts } from "./start-server.ts";

const [, , rate = "Infinity", burst = "Infinity"] = process.argv;
const accepts = rate === "Infinity" ? () => true : createBucket({ rate: Number(rate), burst: Number(burst) });

const delivered = new Set<string>();
let refused = 0;

const server = createServer(async (request, response) => {
  if (request.method === "GET") {
    response.end(JSON.stringify({ delivered: delivered.size, refused } satisfies Counts));
    return;
  }
  const isAccepted = accepts();
  const body = await text(request);
  if (isAccepted) {
    delivered.add(body);
    response.writeHead(200, { "content-type": "application/json" }).end('{"requestId":"4al018gzaztcr8nbukw"}');
  } else {
    refused++;
    response
      .writeHead(429, { "content-type": "application/json", "retry-after": "1" })
      .end('{"requestId":"4al018gzaztcr8nbukw","errors":["API rate limit exceeded"]}');
  }
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));

// Whoever started it holds its stdin open; when that process ends, in whatever way, so does this one.
process.stdin.resume().on("end", () => process.exit());
