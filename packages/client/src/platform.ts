interface Program {
  readonly process?: { readonly env?: { readonly [name: string]: string | undefined } };
}

/** Whether this runs in a browser, in a page or in a worker of a page. */
export const isBrowser = (): boolean => "document" in globalThis || "importScripts" in globalThis;

/** Whether the platform ends the timers and promises of a request with the request, as Cloudflare's Workers do. */
export const endsTimersWithRequests = (): boolean => {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: string } };
  return navigator?.userAgent === "Cloudflare-Workers";
};

/** An environment variable; `undefined` if it is not set, or where there is no environment, as in a browser. */
export const readEnvironment = (name: string): string | undefined => {
  try {
    return (globalThis as Program).process?.env?.[name];
  } catch {
    // Deno throws if the program may not read the variable.
    return undefined;
  }
};

/** One character for each byte of the text in UTF-8. */
export const toBytes = (text: string): string =>
  /^[^\u0080-\uffff]*$/.test(text) ? text : String.fromCharCode(...new TextEncoder().encode(text));

/** Base64 of the text in UTF-8. */
export const toBase64 = (text: string): string => btoa(toBytes(text));

/** A random UUID (RFC 9562, version 4). */
export const createUuid = (): string => {
  const { crypto } = globalThis;
  // Browsers have `randomUUID` in secure contexts only, so a page on plain http lacks it.
  return (
    crypto.randomUUID?.() ??
    "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
      const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
      return (place === "x" ? random & 0xf : (random & 0x3) | 0x8).toString(16);
    })
  );
};
