import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** Runs the Worker in workerd, the runtime of Cloudflare. */
export const startWorker = async (bindings: Record<string, string>, port = 0): Promise<Miniflare> => {
  const { outputFiles } = await build({
    entryPoints: ["src/worker.ts"],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  return new Miniflare({ modules: true, script, compatibilityDate: "2026-07-01", bindings, port });
};
