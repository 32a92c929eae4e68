import { credentials } from "./credentials.mjs";
import { expect } from "./expect.mjs";

/** In a browser, credentials that the visitor could read are refused unless that is allowed expressly. */
export const expectGuardedSecret = ({ createClient, isGongConfigError }, options) => {
  try {
    createClient({ ...options, auth: credentials.Basic });
  } catch (error) {
    expect(isGongConfigError(error), "Basic credentials in a browser are refused with a GongConfigError");
    return;
  }
  expect(false, "Basic credentials in a browser are refused");
};
