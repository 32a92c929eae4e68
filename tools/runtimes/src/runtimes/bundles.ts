import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { type Bundler, bundle, esbuild, rolldown } from "../bundler.ts";
import { parseReport } from "../parse-report.ts";
import { runCommand } from "../run-command.ts";
import type { Runtime, Workspace } from "../runtime.ts";

/** Names of the operations whose functions are in a bundle that was not minified. */
export const findOperations = (code: string, document: OpenApiDocument): readonly string[] =>
  parseOperations(document)
    .map(({ operationId }) => operationId)
    .filter((name) => new RegExp(`\\b(?:function|const|let|var)\\s+${name}\\b`).test(code));

const expectOperations = async (path: string, expected: readonly string[], { document }: Workspace): Promise<void> => {
  const found = findOperations(await readFile(path, "utf8"), document);
  if (found.join() !== expected.join()) throw new Error(`${path} has the operations ${found}, not ${expected}`);
};

const createBundles = (bundler: Bundler): Runtime => ({
  name: bundler.name,
  checks: [
    {
      runtime: `${bundler.name} ${bundler.version}`,
      form: "one operation",
      projects: ["sdk"],
      tools: [bundler.tool],
      run: async (workspace) => {
        const { baseUrl, call, document, folder } = workspace;
        const one = await bundle(workspace, bundler, "sdk", "one-operation.mjs");
        await expectOperations(one, [call.operationId], workspace);
        // Where all of them are, all are found: that nothing else is found above has a meaning.
        const all = await bundle(workspace, bundler, "sdk", "every-operation.mjs");
        const names = parseOperations(document).map(({ operationId }) => operationId);
        await expectOperations(all, names, workspace);

        const minified = await bundle(workspace, bundler, "sdk", "one-operation.mjs", "--minify");
        parseReport(await runCommand(process.execPath, [minified, baseUrl], { folder }), "node", document);
        const { length } = await promisify(brotliCompress)(await readFile(minified));
        return `ok, ${(length / 1_000).toFixed(1)} kB`;
      },
    },
  ],
});

/** Bundles of a program that uses one operation: they run, and have no code of the others. */
export const bundles: readonly Runtime[] = [esbuild, rolldown].map(createBundles);
