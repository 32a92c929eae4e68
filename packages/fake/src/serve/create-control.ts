import type { Fake } from "../fake.ts";
import { isObject } from "../json.ts";
import type { FaultKind, FaultOptions } from "../judge/faults.ts";
import type { Control } from "./listen.ts";

const prefix = "/__fake";

const readBody = (body: string | Uint8Array | undefined): Readonly<Record<string, unknown>> => {
  if (body === undefined || body.length === 0) return {};
  const value: unknown = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
  if (!isObject(value)) throw new TypeError("The body must be a JSON object");
  return value;
};

type Answer = NonNullable<ReturnType<Control>>;

/**
 * What other processes can ask and steer, under `/__fake`.
 *
 * @see README.md, which lists the paths.
 */
export const createControl = (fake: Fake): Control => {
  const routes: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => unknown>> = {
    "GET /events": () => fake.events,
    "GET /attempts": () => fake.attempts,
    "POST /faults": ({ kind, ...options }) => {
      fake.fail(kind as FaultKind, options as FaultOptions);
      return undefined;
    },
    "POST /tokens": (options) => fake.issueToken(options),
    "POST /spend": ({ calls, account }) => fake.spend(Number(calls), typeof account === "string" ? account : undefined),
    "POST /reset": () => fake.reset(),
  };

  return ({ method, url, body }): Answer | undefined => {
    if (!url.pathname.startsWith(`${prefix}/`)) return undefined;
    const route = routes[`${method} ${url.pathname.slice(prefix.length)}`];
    if (!route) return { status: 404, body: { errors: [`Known are: ${Object.keys(routes).join(", ")}`] } };
    try {
      const result = route(readBody(body));
      return { status: result === undefined ? 204 : 200, body: result };
    } catch (error) {
      return { status: 400, body: { errors: [error instanceof Error ? error.message : String(error)] } };
    }
  };
};
