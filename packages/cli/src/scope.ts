/** Holds what is to be closed. Node.js 22 has no `AsyncDisposableStack`, and no `await using`. */
export interface Scope {
  use<Resource extends AsyncDisposable>(resource: Resource): Resource;
}

/** Runs `work`, and closes what it has put into its scope, the last first. */
export const inScope = async <Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> => {
  const resources: AsyncDisposable[] = [];
  try {
    return await work({
      use(resource) {
        resources.push(resource);
        return resource;
      },
    });
  } finally {
    for (const resource of resources.reverse()) await resource[Symbol.asyncDispose]();
  }
};
