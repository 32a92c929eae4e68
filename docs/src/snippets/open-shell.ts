import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createFake, type Fake } from "@gong-engagement/fake";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";

/** The result of a script. */
export interface ShellResult {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A folder of a reader, the packages of this repository for `npx` and `npm`, and a fake that stands for the service. */
export interface Shell extends AsyncDisposable {
  readonly fake: Fake;
  readonly write: (file: string, text: string) => Promise<void>;
  /** Runs a script to its end; Ctrl+C is sent to a server that it leaves running in the foreground. */
  readonly run: (script: string) => Promise<ShellResult>;
}

interface PackageJson {
  readonly name: string;
  readonly bin?: Readonly<Record<string, string>>;
}

/** Milliseconds after which a script is ended. */
const longestRun = 45_000;

const quote = (text: string): string => `'${text}'`;
const isServing = /\blistens on http/;

/** Scripts with the names of the commands that readers type. `npm install` only takes what this repository publishes. */
const writeCommands = async (folder: string): Promise<void> => {
  const packages = await Promise.all(
    packageFolders.map(async (name): Promise<PackageJson & { readonly folder: string }> => {
      const location = join(repositoryRoot, "packages", name);
      return { ...JSON.parse(await readFile(join(location, "package.json"), "utf8")), folder: location };
    }),
  );
  const start = `exec ${quote(process.execPath)} --conditions=@gong-engagement/source`;
  const commands = packages.flatMap(({ name, bin = {}, folder: location }) =>
    Object.entries(bin).map(([command, file]) => {
      const source = join(location, file.replace("dist/", "src/").replace(/\.js$/, ".ts"));
      return { name, command, script: `${start} ${quote(source)} "$@"` };
    }),
  );
  const npx = commands.map(({ name, script }) => `${quote(name)}) shift; ${script} ;;`);
  const names = packages.map(({ name }) => quote(name)).join("|");
  const scripts = {
    npx: `case "$1" in\n${npx.join("\n")}\n*) echo "npx: $1 has no command" >&2; exit 1 ;;\nesac`,
    npm: `[ "$1" = install ] || exit 1\nshift\nfor name; do\ncase "$name" in\n-*|${names}) ;;\n*) echo "npm: $name is not published" >&2; exit 1 ;;\nesac\ndone`,
    ...Object.fromEntries(commands.map(({ command, script }) => [command, script])),
  };
  await mkdir(folder);
  await Promise.all(
    Object.entries(scripts).map(([name, script]) =>
      writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 }),
    ),
  );
};

const findPort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port of this machine is free");
  return address.port;
};

/** Opens a shell for the snippets of one page. */
export const openShell = async (): Promise<Shell> => {
  const folder = await mkdtemp(join(tmpdir(), "snippets-"));
  const commands = join(folder, ".commands");
  await writeCommands(commands);
  const port = await findPort();
  const fake = createFake();
  const server = await fake.listen();
  const env = {
    ...process.env,
    PATH: `${commands}${delimiter}${process.env.PATH}`,
    GONG_BASE_URL: new URL(server.url).origin,
    GONG_ACCESS_KEY: fake.auth.accessKey,
    GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
  };
  return {
    fake,
    write: (file, text) => writeFile(join(folder, file), text),
    run: async (script) => {
      // The port that pages name, which is the default of the command, may be in use here.
      const code = script.replaceAll("4010", `${port}`).replaceAll(/\bcli fake\b/g, `cli fake --port ${port}`);
      // A group of its own: what the script leaves in the background is ended with it.
      const child = spawn("sh", ["-ec", `trap : INT\n${code}`], {
        cwd: folder,
        env,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const group = -(child.pid ?? 0);
      const hasBackground = / &$/m.test(code);
      let output = "";
      let isInterrupted = false;
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          output += text;
          if (hasBackground || isInterrupted || !isServing.test(output)) return;
          isInterrupted = true;
          process.kill(group, "SIGINT");
        });
      }
      const end = setTimeout(() => process.kill(group, "SIGKILL"), longestRun);
      const closed = once(child, "close");
      const [exitCode]: (number | null)[] = await once(child, "exit");
      if (hasBackground) process.kill(group, "SIGTERM");
      await closed;
      clearTimeout(end);
      return { exitCode: exitCode ?? null, output };
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
