import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

/** The result of the call of one operation, as `tools/contract/src/documents/main.ts` prints it. */
export interface CallResult {
  readonly operationId: string;
  /** `skipped` if nothing could be sent that the document allows. */
  readonly result: "accepted" | "skipped" | "failed";
  readonly reason?: string;
}

/** Milliseconds that all calls of a document may take. */
const timeout = 120_000;

/** Calls every operation of a document through the SDK that was generated from it, with Prism as the service. */
export const callOperations = async (specFile: string, packagesFolder: string): Promise<readonly CallResult[]> => {
  const script = join(repositoryRoot, "tools/contract/src/documents/main.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, specFile, packagesFolder], {
    timeout,
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
};
