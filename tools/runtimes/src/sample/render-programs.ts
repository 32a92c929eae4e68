import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SampleAnswer } from "./ask-for-answer.ts";
import type { Sample } from "./create-sample.ts";

/** Values by the names that the programs have for them; `operation$` in a program stands for that of `operation`, `Operation$Input` begins with that of `Operation`. */
export type Placeholders = Readonly<Record<string, string>>;

/** What the programs call, without its knowing: README.md lists the names. */
export const createPlaceholders = (
  { main, calls, refusedInput, refusedBody, optionalProperty }: Sample,
  answer: SampleAnswer,
): Placeholders => ({
  operation: main.operationId,
  Operation: main.typeName,
  tag: main.tag,
  METHOD: main.method,
  method: main.method.toLowerCase(),
  // Programs write "/path$", which is a path before and after.
  path: main.path.slice(1),
  mediaType: main.mediaType,
  input: JSON.stringify(main.input),
  body: JSON.stringify(main.body),
  refusedInput: JSON.stringify(refusedInput),
  refusedBody: JSON.stringify(refusedBody),
  optional: JSON.stringify(optionalProperty),
  calls: JSON.stringify(calls),
  answer: JSON.stringify(answer.body),
  status: String(answer.status),
});

/** Puts the values into a program. What has a dollar sign behind it without being a placeholder stays: `/end$/`, `${value}`. */
export const renderProgram = (program: string, placeholders: Placeholders): string =>
  program.replaceAll(/\b([A-Za-z]+)\$(?!\{)/g, (whole, name: string) =>
    Object.hasOwn(placeholders, name) ? (placeholders[name] ?? whole) : whole,
  );

/** Puts the values into all programs of a folder. */
export const renderPrograms = async (folder: string, placeholders: Placeholders): Promise<void> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const programs = entries.filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name));
  await Promise.all(
    programs.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      await writeFile(path, renderProgram(await readFile(path, "utf8"), placeholders));
    }),
  );
};
