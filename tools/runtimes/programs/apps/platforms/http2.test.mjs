import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import { describe, it } from "node:test";
import { GongEngagement } from "@gong-engagement/sdk";
import { answer, input } from "../../shared/sample.mjs";
import { certificate } from "./certificate.mjs";
import { undici } from "./libraries.mjs";

/** Serves HTTP/2, and does to the second request what `disturb` does. */
const startHttp2 = async (t, disturb) => {
  let count = 0;
  const versions = [];
  const sessions = new Set();
  const server = http2.createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    const number = ++count;
    request.resume().on("end", () => {
      if (number === 2 && disturb(request.stream) !== "answer") return;
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  server.on("session", (session) => sessions.add(session));
  server.on("sessionError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { url: `https://localhost:${server.address().port}`, versions };
};

const disturbances = {
  "a session that goes away before it took the request": (stream) => {
    stream.session.goaway(0, stream.id - 2);
    stream.session.destroy();
  },
  "a stream that the service refuses": (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM),
  "a stream that the service breaks off": (stream) => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR),
  "a session that goes away after the answer": (stream) => {
    setImmediate(() => stream.session?.goaway(0));
    return "answer";
  },
};

for (const [library, { fetch, Agent }] of Object.entries(undici)) {
  describe(`over HTTP/2 with ${library}`, () => {
    for (const [what, disturb] of Object.entries(disturbances)) {
      it(`calls are delivered across ${what}`, async (t) => {
        const { url, versions } = await startHttp2(t, disturb);
        const dispatcher = new Agent({ allowH2: true, connect: { rejectUnauthorized: false } });
        t.after(() => dispatcher.destroy());
        const gong = new GongEngagement({
          baseUrl: url,
          fetch: (target, init) => fetch(target, { ...init, dispatcher }),
          auth: { bearerToken: "token" },
          rateLimit: false,
          timeout: 3_000,
          retry: { minDelay: 1, maxDelay: 2 },
        });
        for (let call = 0; call < 4; call++) assert.deepEqual(await gong.tag$.operation$(input), answer.body);
        assert.equal(versions[0], "2.0");
      });
    }
  });
}
