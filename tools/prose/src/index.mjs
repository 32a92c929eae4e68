import { parse } from "@textlint/text-to-ast";

/** A comment, or the title of a test. */
const prose =
  /\/\*[\s\S]*?\*\/|\/\/.*$|\b(?:test|describe)(?:\.\w+)*(?:\([^"`]*?\))?\(\s*(?:"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/gm;

/** Code that prose holds, with whatever marks it, and comments that tools read. */
const codeInProse = /`[^`\n]*`|```[\s\S]*?```|\{@[^}]*\}|biome-ignore|@\w+/g;

const blank = (text) => text.replaceAll(/[^\n]/g, " ");

/** The same text with everything but prose left out, so that lines and columns stay what they are. */
const keepProse = (text) => {
  let kept = "";
  let end = 0;
  for (const { index, 0: found } of text.matchAll(prose)) {
    kept += blank(text.slice(end, index)) + found.replaceAll(codeInProse, blank);
    end = index + found.length;
  }
  return kept + blank(text.slice(end));
};

/** A plugin of textlint that reads the comments and test titles of TypeScript and JavaScript as plain text. */
export default {
  Processor: class {
    availableExtensions() {
      return [".ts", ".mts", ".cts", ".mjs", ".cjs"];
    }

    processor() {
      return {
        preProcess: (code) => {
          const text = keepProse(code);
          return { text, ast: parse(text) };
        },
        postProcess: (messages, filePath) => ({ messages, filePath: filePath ?? "<text>" }),
      };
    }
  },
};
