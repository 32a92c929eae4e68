import { service } from "../generated/service.ts";

const withoutSlash = ({ pathname }: URL): string => pathname.replace(/\/+$/, "");

/**
 * For an operation with a server of its own. It is used as long as the client uses the one of the spec. Another host takes
 * the place of all servers; with another path than that of the spec's server, it takes the place of their paths, too.
 *
 * @param server - absolute, or relative to the server of the spec
 */
export const createAlternativeServer =
  (server: string) =>
  (baseUrl: string): string => {
    const used = new URL(baseUrl);
    const usual = new URL(service.server, used);
    const alternative = new URL(server, usual);
    if (withoutSlash(used) !== withoutSlash(usual)) return baseUrl;
    const isUsual = /^https?:/i.test(service.server) && used.origin === usual.origin;
    return (isUsual ? alternative : used).origin + withoutSlash(alternative);
  };
