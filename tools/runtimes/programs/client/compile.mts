import {
  type ClientOptions,
  createAdaptiveLimiter,
  createClient,
  createRateLimiter,
  isGongConnectionError,
  isGongError,
  type Logger,
  type TokenProvider,
} from "@gong-engagement/client";

const bearerToken: TokenProvider = async ({ signal }) => {
  const response = await fetch("https://tokens.example.com/gong", { signal });
  return { token: await response.text(), expiresAt: new Date() };
};

export const options: ClientOptions = {
  auth: { bearerToken },
  fetch: (url, init) => fetch(url, init),
  headers: new Headers({ "x-portal": "1" }),
  hooks: { onRetry: ({ delay, attempt }) => console.log(delay + attempt) },
  logger: console satisfies Logger,
  rateLimit: createRateLimiter([{ limit: 3, interval: 1_000 }]),
  retry: { attempts: 5 },
};

// Exported without a type: what the compiler infers must be nameable in the user's own declarations.
export const client = createClient({ ...options, fetch: globalThis.fetch, rateLimit: createAdaptiveLimiter() });

export const report = async (signal: AbortSignal): Promise<string | undefined> => {
  try {
    const { data, error, response } = await client.METHOD$("/path$", { body: body$, signal, deadline: 60_000 });
    if (error) throw new Error(`${response.status}: ${JSON.stringify(error)}`);
    return JSON.stringify(data);
  } catch (error) {
    if (isGongConnectionError(error)) return error.delivery satisfies "not-sent" | "unknown" | "refused";
    if (isGongError(error)) return error.operationId;
    throw error;
  }
};

export const refused = (): readonly Promise<unknown>[] => [
  // @ts-expect-error the API has no such path
  client.METHOD$("/path$/no-such-path", { body: body$ }),
  // @ts-expect-error the path has no such method
  client.TRACE("/path$", {}),
  // @ts-expect-error the body lacks what is required
  client.METHOD$("/path$", { body: {} }),
];

export const reportAndClose = async (): Promise<void> => {
  await using temporary = createClient(options);
  temporary.use({ onRequest: ({ request }) => console.log(request.method) });
};
