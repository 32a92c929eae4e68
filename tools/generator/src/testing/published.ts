import { fileURLToPath } from "node:url";

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/published/${name}`, import.meta.url));

/** A document of five operations as somebody published it, and its overlay: what tests change, whatever spec/ holds. */
export const published: { readonly specFile: string; readonly overlayFile: string } = {
  specFile: fixture("openapi.yaml"),
  overlayFile: fixture("overlay.yaml"),
};
