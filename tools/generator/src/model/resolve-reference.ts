import { resolveReference } from "@gong-engagement/fake/document/resolve-reference";
import type { Content, MediaTypeObject, OpenApiDocument } from "./openapi.ts";

export { resolveReference } from "@gong-engagement/fake/document/resolve-reference";

/** The media types of a body. In OpenAPI 3.2 each can be a reference. */
export const resolveContent = (document: OpenApiDocument, content: Content = {}): Content =>
  Object.fromEntries(
    Object.entries(content)
      .filter(([mediaType]) => !mediaType.startsWith("x-"))
      .map(([mediaType, object]) => [mediaType, resolveReference<MediaTypeObject>(document, object)]),
  );
