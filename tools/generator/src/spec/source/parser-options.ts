/**
 * For every use of the YAML parser. Deeper nesting is found in no real description, and could exhaust the stack of the
 * tools that read the document.
 */
export const parserOptions = { maxDepth: 200 } as const;
