/** What Prism is to call a media type, of which it repeats a range as it stands in the document. */
export const nameMediaType = (mediaType: string): string =>
  mediaType === "*/*" ? "application/json" : mediaType.replace("/*", "/x-any");
