import { credentials } from "./credentials.mjs";
import { expect } from "./expect.mjs";

/** In a browser, a secret that the visitor could read is refused unless that is allowed expressly; a token is not. */
export const expectGuardedSecret = ({ createClient, isGongConfigError }, options) => {
  createClient({ ...options, auth: credentials.Bearer });
  try {
    createClient({ ...options, auth: credentials.Basic });
  } catch (error) {
    expect(isGongConfigError(error), "Basic credentials in a browser are refused with a GongConfigError");
    return;
  }
  expect(false, "Basic credentials in a browser are refused");
};
