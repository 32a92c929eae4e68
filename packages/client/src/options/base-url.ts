import { GongConfigError } from "../errors/gong-config-error.ts";

/**
 * Checks a base URL and gives it the path of the spec's server if it has none. No slash at the end.
 *
 * @param server - first server of the spec
 * @param source - where the URL comes from, for messages
 * @throws GongConfigError if it is no such URL; the message does not repeat it, as it may hold credentials.
 */
export const resolveBaseUrl = (value: string, server: string, source = "baseUrl"): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /[?#]/.test(value)) {
    const why = value === server ? ", as the spec names no host" : "";
    throw new GongConfigError(`${source}: pass an http or https URL without credentials, query and fragment${why}`);
  }
  const withoutSlash = ({ pathname }: URL): string => pathname.replace(/\/+$/, "");
  return url.origin + (withoutSlash(url) || withoutSlash(new URL(server, url)));
};
