/** A limit of 3 starts a second that several processes share at one place: a file, or a `postgres:` URL. */
export type CreateTurns = (location: string) => Promise<() => Promise<unknown>>;
