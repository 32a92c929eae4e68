import { createServer } from "node:http";
import { createFake, type Fake, type FakeServer } from "@gong-engagement/fake";
import type { Customer } from "../customer-store.ts";

export interface FakeGong extends AsyncDisposable {
  readonly tokenUrl: string;
  /** As the callback of OAuth leaves them. */
  readonly customers: readonly Customer[];
  /** What Gong is for a customer. */
  of(customerId: string): Fake;
}

/** Stands in for Gong: an address of its own for each customer, and the endpoint that exchanges refresh tokens. */
export const startGong = async (customerIds: readonly string[]): Promise<FakeGong> => {
  const fakes = new Map<string, { readonly fake: Fake; readonly server: FakeServer }>();
  for (const id of customerIds) {
    const fake = createFake({ accounts: [{ name: id, tokens: [] }] });
    fakes.set(id, { fake, server: await fake.listen() });
  }
  const find = (id: string) => {
    const found = fakes.get(id);
    if (!found) throw new Error(`There is no customer ${id}`);
    return found;
  };

  const refreshTokens = new Map(customerIds.map((id) => [`refresh-${id}-1`, id]));
  const endpoint = createServer((request, response) => {
    const refreshToken = new URL(request.url ?? "", "http://gong").searchParams.get("refresh_token") ?? "";
    const id = refreshTokens.get(refreshToken);
    if (id === undefined) return response.writeHead(400).end('{"error": "invalid_grant"}');
    refreshTokens.delete(refreshToken);
    const next = refreshToken.replace(/\d+$/, (number) => String(Number(number) + 1));
    refreshTokens.set(next, id);
    const { fake, server } = find(id);
    const answer = {
      access_token: fake.issueToken().token,
      refresh_token: next,
      expires_in: 86_400,
      api_base_url_for_customer: server.url,
    };
    return response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  const address = endpoint.address();

  return {
    tokenUrl: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/oauth2/generate-customer-token`,
    customers: customerIds.map((id) => ({ id, refreshToken: `refresh-${id}-1`, baseUrl: find(id).server.url })),
    of: (id) => find(id).fake,
    async [Symbol.asyncDispose]() {
      endpoint.close().closeAllConnections();
      for (const { server } of fakes.values()) await server.close();
    },
  };
};
