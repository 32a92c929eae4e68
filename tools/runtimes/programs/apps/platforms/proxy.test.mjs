import assert from "node:assert/strict";
import { once } from "node:events";
import * as http from "node:http";
import { after, describe, it } from "node:test";
import { GongEngagement, isGongConnectionError } from "@gong-engagement/sdk";
import { calls } from "../../shared/sample.mjs";
import { undici } from "./libraries.mjs";

/** A proxy that refuses every tunnel with the status that it is told. */
let status = 407;
let tunnels = 0;
const proxy = http.createServer((_request, response) => response.writeHead(500).end());
proxy.on("connect", (_request, socket) => {
  tunnels++;
  socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
});
proxy.listen(0, "127.0.0.1");
await once(proxy, "listening");
after(() => proxy.close());
const proxyUrl = `http://user:proxy-password@127.0.0.1:${proxy.address().port}`;

const expectNotSent = async (fetch) => {
  const gong = new GongEngagement({
    baseUrl: "https://gong.example",
    ...(fetch && { fetch }),
    auth: { bearerToken: "token" },
    rateLimit: false,
    retry: { attempts: 2, minDelay: 1, maxDelay: 2 },
  });
  for (const { tag, operationId, input } of calls) {
    tunnels = 0;
    const error = await gong[tag][operationId](input).catch((reason) => reason);
    const outcome = `${operationId}: ${error.name} ${error.delivery}, ${error.attempts} attempts, ${tunnels} tunnels: ${error.message}`;
    assert.ok(isGongConnectionError(error), outcome);
    assert.equal(error.delivery, "not-sent", outcome);
    // 407 and 403 may be taken for permanent; what may help to try again is tried, for each method.
    if (status === 502) assert.deepEqual([error.attempts, tunnels], [2, 2], outcome);
    assert.match(error.message, /gong\.example/, outcome);
    assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /proxy-password/);
  }
};

describe("a call through a proxy that refuses the tunnel", () => {
  for (const refused of [407, 502, 403]) {
    for (const [library, { fetch, ProxyAgent }] of Object.entries(undici)) {
      it(`with ${refused} is not sent, with the ProxyAgent of ${library}`, async () => {
        const dispatcher = new ProxyAgent(proxyUrl);
        status = refused;
        await expectNotSent((url, init) => fetch(url, { ...init, dispatcher }));
        await dispatcher.close();
      });
    }
  }

  // From here on the fetch of Node.js itself uses the proxy: the last tests of this file.
  if (http.setGlobalProxyFromEnv) {
    for (const refused of [407, 502, 403]) {
      it(`with ${refused} is not sent, with the proxy of the environment`, async () => {
        http.setGlobalProxyFromEnv({ http_proxy: proxyUrl, https_proxy: proxyUrl });
        status = refused;
        await expectNotSent();
      });
    }
  }
});
