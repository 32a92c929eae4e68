const fence = /^ *```sh walkthrough\n(.*?)^ *```$/gms;

/** The commands of a Markdown text's shell blocks that are marked `walkthrough`, in their order. */
export const listCommands = (markdown: string): string[] =>
  [...markdown.matchAll(fence)].flatMap(([, block = ""]) =>
    block
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
