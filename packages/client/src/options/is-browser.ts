/** Whether this runs in a browser, in a page or in a worker of one. */
export const isBrowser = (): boolean => "document" in globalThis || "importScripts" in globalThis;
