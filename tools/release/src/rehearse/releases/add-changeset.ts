import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Rehearsal } from "../rehearsal.ts";

/** Writes a changeset into the copy, as a contributor would by hand. */
export const addChangeset = async ({ copy }: Rehearsal, name: string, bump: "minor" | "patch", text: string) => {
  const content = `---\n"@gong-engagement/sdk": ${bump}\n---\n\n${text}\n`;
  await writeFile(join(copy, ".changeset", `${name}.md`), content);
};
