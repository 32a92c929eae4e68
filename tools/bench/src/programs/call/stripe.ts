import Stripe from "stripe";
import type { CreateSend } from "../program.ts";

/** As its own resources are written. */
class Events extends Stripe.StripeResource {
  share(event: object): Promise<unknown> {
    return this._makeRequest("PUT", "/v2/customer-engagement/share", { ...event }, undefined);
  }
}

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const { protocol, hostname, port } = new URL(baseUrl);
  const stripe = new Stripe("token", {
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port,
    ...(fetch && { httpClient: Stripe.createFetchHttpClient(fetch) }),
  });
  const events = new Events(stripe);
  return (event) => events.share(event);
};
