import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findFreePort } from "@gong-engagement/kit/find-free-port";

export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
  /** Lets its bearer publish. */
  readonly token: string;
  readonly processId: number;
}

export interface RegistryOptions {
  /** Path of verdaccio's script. */
  readonly script: string;
  /** For its settings and storage; created. */
  readonly folder: string;
  /** Scope whose packages are published here, and never asked for elsewhere. */
  readonly scope: string;
  /** Registry that all other packages come from. */
  readonly upstream: string;
}

const startTimeout = 60_000;

const writeConfig = async ({ folder, scope, upstream }: RegistryOptions): Promise<string> => {
  const path = join(folder, "config.json"); // JSON is YAML, which verdaccio reads.
  const config = {
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    // Other tokens hold the password, and each request takes the tenth of a second for which bcrypt compares it.
    security: { api: { legacy: false, jwt: { sign: { expiresIn: "1d" } } } },
    uplinks: { upstream: { url: upstream } },
    packages: {
      [`${scope}/*`]: { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    log: { type: "stdout", format: "pretty", level: "warn" },
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify(config));
  return path;
};

const createUser = async (url: string): Promise<string> => {
  const name = "rehearsal";
  const response = await fetch(new URL(`-/user/org.couchdb.user:${name}`, url), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: crypto.randomUUID() }),
    signal: AbortSignal.timeout(10_000),
  });
  const { token } = (await response.json()) as { readonly token?: string };
  if (!token) throw new Error(`The registry gave no token, but status ${response.status}`);
  return token;
};

/** Starts verdaccio on a free port of 127.0.0.1, with a user who may publish. It ends with the scope that holds it. */
export const startRegistry = async (options: RegistryOptions): Promise<LocalRegistry> => {
  const config = await writeConfig(options);
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}/`;
  const child = fork(options.script, ["--config", config, "--listen", url], {
    cwd: options.folder,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  };
  try {
    const started = once(child, "message", { signal: AbortSignal.timeout(startTimeout) });
    const failed = ended.then(() => Promise.reject(new Error(`it ended with exit code ${child.exitCode}`)));
    await Promise.race([started, failed]);
    const token = await createUser(url);
    return { url, token, processId: child.pid ?? 0, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw new Error(`The registry did not start: ${error instanceof Error ? error.message : error}\n${output}`);
  }
};
