import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFake, type Fake } from "@gong-engagement/fake";

export interface Night {
  readonly exitCode: number;
  readonly output: string;
}

export interface Nights extends AsyncDisposable {
  readonly fake: Fake;
  /** A folder with the exports and the outbox. */
  readonly folder: string;
  /** Does what cron does at night: `npm run nightly`, with an export. */
  run(file: string): Promise<Night>;
}

/** A folder with the exports, and a fake of Gong that they are reported to. */
export const startNights = async (): Promise<Nights> => {
  const folder = await mkdtemp(join(tmpdir(), "csv-backfill-"));
  await cp("exports", folder, { recursive: true });
  const fake = createFake();
  const server = await fake.listen();
  const credentials = { GONG_ACCESS_KEY: fake.auth.accessKey, GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret };
  return {
    fake,
    folder,
    async run(file) {
      const args = ["run", "--silent", "nightly", "--", join(folder, file), "--store", join(folder, "gong.db")];
      const child = spawn("npm", args, {
        env: { ...process.env, GONG_BASE_URL: server.url, ...credentials },
        stdio: ["ignore", "pipe", "inherit"],
      });
      let output = "";
      child.stdout.on("data", (text) => (output += text));
      const [exitCode] = await once(child, "close");
      return { exitCode, output: output.replaceAll(`${folder}/`, "") };
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
};
