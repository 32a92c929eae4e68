/** A copy of headers without credentials. */
export const redactHeaders = (headers: Headers, redact: (text: string) => string): Headers => {
  const copy = new Headers();
  headers.forEach((value, name) => {
    copy.append(name, redact(value));
  });
  return copy;
};
