export { resolveReference, unescapeSegment } from "@gong-engagement/fake/document/resolve-reference";
