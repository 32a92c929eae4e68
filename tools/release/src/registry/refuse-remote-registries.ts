import { isLoopbackUrl } from "./is-loopback-url.ts";
import { type PublishPlace, type Registry, readRegistries } from "./read-registries.ts";

/** Says that a package would have been published to another machine. */
export class RemoteRegistryError extends Error {
  override readonly name = "RemoteRegistryError";
}

/**
 * Resolves if a package published from here can go nowhere but to this machine. Asks the publishing command itself which
 * registries it would use: pnpm does not read what npm does.
 *
 * @param options Registries that the publishing command itself names.
 * @throws RemoteRegistryError if any registry that is set is another machine's, even if a setting above it wins.
 */
export const refuseRemoteRegistries = async (place: PublishPlace, options: readonly Registry[] = []): Promise<void> => {
  const registries = [...options, ...(await readRegistries(place))];
  const remote = registries.filter(({ url }) => !isLoopbackUrl(url));
  if (registries.length > 0 && remote.length === 0) return;
  const list = remote.map(({ setting, url }) => `  ${setting}: ${url}`);
  throw new RemoteRegistryError(
    [
      "Nothing is published from here but to a registry on this machine. Set are:",
      ...list,
      "Releases are published by .github/workflows/release.yml, which publishes the tarballs that it tested.",
      "To see a release happen, run `pnpm release:rehearse`. To publish to a registry of your own on this machine, set",
      `${place.tool}_config_registry=http://127.0.0.1:PORT/ in the environment.`,
    ].join("\n"),
  );
};
