/**
 * An environment without what npm and pnpm hand on to what they start: their own settings among it, and the path of the
 * user's settings file, which would be read in spite of another HOME.
 */
export const withoutNpmSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^p?npm_/i.test(name)));
