const withoutSlash = ({ pathname }: URL): string => pathname.replace(/\/+$/, "");

/**
 * For an operation with a server of its own. It is used as long as the client uses the one of the spec. Another host takes
 * the place of all servers; with another path than that of the spec's server, it takes the place of their paths also.
 *
 * @param server - absolute, or relative to the server of the spec
 */
export const createAlternativeServer =
  (server: string) =>
  (baseUrl: string, specServer: string): string => {
    const used = new URL(baseUrl);
    const usual = new URL(specServer, used);
    const alternative = new URL(server, usual);
    if (withoutSlash(used) !== withoutSlash(usual)) return baseUrl;
    const isUsual = /^https?:/i.test(specServer) && used.origin === usual.origin;
    return (isUsual ? alternative : used).origin + withoutSlash(alternative);
  };
