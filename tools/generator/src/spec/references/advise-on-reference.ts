import type { Finding } from "../report/finding.ts";
import type { FoundReference } from "./collect-references.ts";

/** Whether a reference leads out of the document. */
export const isExternal = (ref: string): boolean => ref !== "" && !ref.startsWith("#");

/** Whether a reference is a URL. */
export const isRemote = (ref: string): boolean => /^([a-z][a-z0-9+.-]+:|\/\/)/i.test(ref);

/** Whether the reference leads to another file. */
export const leadsToFile = ({ ref, isData }: FoundReference): boolean => !isData && isExternal(ref) && !isRemote(ref);

/** Why a reference out of the document is refused. */
export const adviseOnExternalReference = ({ path, ref }: FoundReference): Finding =>
  isRemote(ref)
    ? {
        path,
        message: `\`${ref}\` is a URL; nothing is fetched.`,
        remedy: "Copy its target to `components`, or into a file beside the document, and refer to that.",
      }
    : {
        path,
        message: `\`${ref}\` leads to a file out of reach.`,
        remedy: "Move the file to the folder of the document, or name a folder that holds both by `--root DIR`.",
      };

/** Why a reference is refused that is not a string. */
export const adviseOnMalformedReference = ({ path }: FoundReference): Finding => ({
  path,
  message: "`$ref` is not a string.",
  remedy: "Write the name of what it refers to, such as `#/components/schemas/Event`.",
});
