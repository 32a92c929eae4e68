/** Whether a bearer token can stand in a header: visible ASCII without blanks. */
export const isToken = (token: unknown): token is string => typeof token === "string" && /^[!-~]+$/.test(token);
