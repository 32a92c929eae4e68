/** What Prism is to call a media type: it would repeat a range of types as it is in the document. */
export const nameMediaType = (mediaType: string): string =>
  mediaType === "*/*" ? "application/json" : mediaType.replace("/*", "/x-any");
