// Starts the built application, asks each of its routes several times at once, and prints one report for each.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const findPort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
};

const [baseUrl] = process.argv.slice(2);
const port = await findPort();
const next = fileURLToPath(new URL("../node_modules/next/dist/bin/next", import.meta.url));
const server = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
  cwd: fileURLToPath(new URL(".", import.meta.url)),
  env: { ...process.env, SERVICE_URL: baseUrl },
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const ready = new Promise((resolve) => {
    let output = "";
    server.stdout.on("data", (data) => {
      output += data;
      if (/ready/i.test(output)) resolve();
    });
  });
  const ended = once(server, "exit").then(([code]) => Promise.reject(new Error(`next start ended with ${code}`)));
  await Promise.race([ready, ended]);
  for (const route of ["node", "edge"]) {
    const ask = async () => {
      const signal = AbortSignal.timeout(20_000);
      const response = await fetch(`http://127.0.0.1:${port}/${route}`, { signal });
      const text = await response.text();
      if (!response.ok) throw new Error(`/${route} was answered with ${response.status}: ${text}`);
      return text;
    };
    const [first, ...others] = await Promise.all([ask(), ask(), ask(), ask()]);
    if (others.some((other) => other !== first))
      throw new Error(`/${route} answered differently: ${[first, ...others]}`);
    console.log(first);
  }
} finally {
  server.kill();
}
