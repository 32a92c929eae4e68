import { createSharedLimiter } from "@gong-engagement/limiter";
import { sqliteStore } from "@gong-engagement/limiter/sqlite";
import { GongEngagement, type Token } from "@gong-engagement/sdk";
import type { CustomerStore } from "./customer-store.ts";

export interface ClientOptions {
  readonly customers: CustomerStore;
  /** The file in which the calls of all customers are counted, each under its own name. */
  readonly limitFile: string;
  /** In production `https://app.gong.io/oauth2/generate-customer-token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the token endpoint answers. */
interface TokenResponse {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly api_base_url_for_customer: string;
}

/** Makes the client of each customer, once: with the customer's token, base URL and limit. */
export const createClients = (options: ClientOptions): ((customerId: string) => GongEngagement) => {
  const { customers, tokenUrl, clientId, clientSecret } = options;
  const limits = sqliteStore(options.limitFile);
  const clients = new Map<string, GongEngagement>();

  /** A refresh token is valid once. The client asks for one token at a time, however many calls wait for it. */
  const refresh = async (id: string, signal: AbortSignal): Promise<Token> => {
    const { refreshToken } = customers.find(id);
    const query = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const response = await fetch(`${tokenUrl}?${query}`, { method: "POST", headers: { authorization }, signal });
    if (!response.ok) throw new Error(`Gong gave no token for customer ${id}: ${response.status}`);
    const answer = (await response.json()) as TokenResponse;
    const baseUrl = answer.api_base_url_for_customer;
    customers.save({ id, refreshToken: answer.refresh_token, baseUrl }); // Before anything else can go wrong.
    return { token: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1_000, baseUrl };
  };

  return (id) => {
    const known = clients.get(id);
    if (known) return known;
    const client = new GongEngagement({
      auth: { bearerToken: ({ signal }) => refresh(id, signal) },
      baseUrl: customers.find(id).baseUrl,
      rateLimit: createSharedLimiter({ store: limits, name: id }),
    });
    clients.set(id, client);
    return client;
  };
};
