import { createAdaptiveLimiter, GongEngagement } from "@gong-engagement/sdk";
import { body, input } from "../shared/sample.mjs";

/** Clients of the module, as the README asks for: they outlive the requests that made them. One for each scenario. */
const clients = new Map();

/** A provider that asks the service for a token, in the context of the request whose call came first. */
const createProvider =
  (baseUrl) =>
  async ({ signal }) => {
    const response = await fetch(`${baseUrl}/token`, { signal });
    return { token: await response.text(), expiresAt: Date.now() + 3_600_000 };
  };

/** Tells the service when a call started: when it arrives depends on how busy the machine is. */
const fetchWithTime = (url, init) => fetch(url, { ...init, headers: { ...init.headers, "x-started-at": Date.now() } });

const createOptions = (scenario, environment, { provider, adaptive, ...options }) => {
  const baseUrl = `${environment.BASE_URL}/${scenario}`;
  return {
    baseUrl,
    fetch: fetchWithTime,
    auth: { bearerToken: provider ? createProvider(baseUrl) : "token" },
    ...options,
    ...(adaptive && { rateLimit: createAdaptiveLimiter() }),
  };
};

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const describeError = ({ name, delivery, message }) => `${name} ${delivery}: ${message}`;

/** What a request may do with its calls. */
const actions = {
  wait: (calls) => Promise.all(calls),
  fire: () => ["fired"],
  race: (calls) => Promise.race([Promise.all(calls), sleep(60).then(() => ["gave up"])]),
  cache: async (_calls, gong) => [
    await gong.client.METHOD$("/path$", { body, cache: "no-store" }).then(() => "ok", describeError),
  ],
  close: async (_calls, gong, { timeout }) => {
    await gong.close({ timeout });
    return ["closed"];
  },
};

export default {
  async fetch(request, environment) {
    const [scenario, action, plan] = new URL(request.url).pathname.slice(1).split("/").map(decodeURIComponent);
    const { calls = 1, client = {}, ...rest } = JSON.parse(plan);
    if (!clients.has(scenario)) clients.set(scenario, new GongEngagement(createOptions(scenario, environment, client)));
    const gong = clients.get(scenario);
    const outcomes = Array.from({ length: calls }, () => gong.tag$.operation$(input).then(() => "ok", describeError));
    return Response.json(await actions[action](outcomes, gong, rest));
  },
};
