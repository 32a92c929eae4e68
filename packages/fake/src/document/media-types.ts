/** The media type itself, as headers are compared: in lower case, without parameters. */
export const essenceOf = (mediaType: string): string => mediaType.replace(/;.*/s, "").trim().toLowerCase();

/** Whether a media type holds JSON (RFC 6839, section 3.1). */
export const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

/** Whether a media type holds the fields of a form. */
export const isForm = (mediaType: string): boolean =>
  /^(multipart\/|application\/x-www-form-urlencoded\s*(;|$))/i.test(mediaType);
