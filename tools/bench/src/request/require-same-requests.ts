import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { runCommand } from "@gong-engagement/kit/run-command";
import { benchFolder } from "../peers/folders.ts";

/** What of a request must be the same whoever sends it. */
export interface SentRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly contentType: string;
  readonly isAuthenticated: boolean;
  readonly body: unknown;
  /** What the program made of the answer. */
  readonly requestId: unknown;
}

const script = fileURLToPath(new URL("show-request.ts", import.meta.url));

const showRequests = async (program: string): Promise<SentRequest[]> =>
  JSON.parse(await runCommand(process.execPath, [script, program], { cwd: benchFolder }));

/**
 * Lets every program send its event to a real server: they are compared only if they do the same work.
 *
 * @throws Error with what was sent if a program sends, or makes of the answer, something else than the first.
 */
export const requireSameRequests = async ([base = "", ...programs]: readonly string[]): Promise<void> => {
  const expected = await showRequests(base);
  for (const program of programs) {
    const sent = await showRequests(program);
    if (isDeepStrictEqual(sent, expected)) continue;
    throw new Error(
      `${program} does other work than ${base}:\n${JSON.stringify(sent, null, 2)}\n${JSON.stringify(expected, null, 2)}`,
    );
  }
};
