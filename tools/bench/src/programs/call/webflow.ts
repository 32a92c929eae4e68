import { WebflowClient, WebflowError } from "webflow-api";
import type { BaseClientOptions } from "webflow-api/BaseClient.js";
import { mergeHeaders, mergeOnlyDefinedHeaders } from "webflow-api/core/headers.js";
import { fetcher, HttpResponsePromise, Supplier, serialization, url } from "webflow-api/core/index.js";
import type { CreateSend, Send } from "../program.ts";

const { object, record, string, list } = serialization;

const shareEvent = object({
  contentTitle: string(),
  contentUrl: string().optional(),
  senderEmailAddress: string(),
  recipientEmailAddresses: list(string()).optional(),
  eventTimestamp: string(),
  contentType: string().optional(),
  customProperties: record(string(), string()).optional(),
  crmContext: object({ objectType: string().optional(), objectId: string().optional() }).optional(),
});
const answer = object({ requestId: string().optional() });
const unknownKeys = {
  unrecognizedObjectKeys: "passthrough",
  allowUnrecognizedUnionMembers: true,
  allowUnrecognizedEnumValues: true,
} as const;

/** As its own resources are written. */
class Events {
  readonly #options: BaseClientOptions;

  constructor(options: BaseClientOptions) {
    this.#options = options;
  }

  share(request: Parameters<Send>[0]): HttpResponsePromise<object> {
    return HttpResponsePromise.fromPromise(this.#share(request));
  }

  async #share(request: Parameters<Send>[0]) {
    const options = this.#options;
    const token = await Supplier.get(options.accessToken);
    const response = await fetcher({
      url: url.join((await Supplier.get(options.baseUrl)) ?? "", "v2/customer-engagement/share"),
      method: "PUT",
      headers: mergeHeaders(options.headers, mergeOnlyDefinedHeaders({ Authorization: `Bearer ${token}` })),
      contentType: "application/json",
      requestType: "json",
      body: shareEvent.jsonOrThrow(request, { ...unknownKeys, omitUndefined: true }),
      timeoutMs: (options.timeoutInSeconds ?? 60) * 1_000,
      ...(options.maxRetries !== undefined && { maxRetries: options.maxRetries }),
    });
    if (!response.ok) throw new WebflowError({ body: response.error, rawResponse: response.rawResponse });
    const data = answer.parseOrThrow(response.body, { ...unknownKeys, skipValidation: true });
    return { data, rawResponse: response.rawResponse };
  }
}

class Client extends WebflowClient {
  readonly events = new Events(this._options);
}

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  // It takes no fetch, but that of the process.
  if (fetch) globalThis.fetch = fetch;
  const client = new Client({ accessToken: "token", baseUrl });
  return (event) => client.events.share(event);
};
