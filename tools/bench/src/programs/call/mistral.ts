import { MistralCore } from "@mistralai/mistralai/core.js";
import { encodeJSON } from "@mistralai/mistralai/lib/encodings.js";
import { HTTPClient, matchStatusCode } from "@mistralai/mistralai/lib/http.js";
import * as M from "@mistralai/mistralai/lib/matchers.js";
import { safeParse } from "@mistralai/mistralai/lib/schemas.js";
import { extractSecurity, resolveGlobalSecurity } from "@mistralai/mistralai/lib/security.js";
import * as z from "zod/v4";
import type { CreateSend, Send } from "../program.ts";

const shareEvent = z.object({
  contentTitle: z.string(),
  contentUrl: z.string().optional(),
  senderEmailAddress: z.string(),
  recipientEmailAddresses: z.array(z.string()).optional(),
  eventTimestamp: z.string(),
  contentType: z.string().optional(),
  customProperties: z.record(z.string(), z.string()).optional(),
  crmContext: z.object({ objectType: z.string().optional(), objectId: z.string().optional() }).optional(),
});
const answer = z.object({ requestId: z.string().optional() });

/** Step by step what the functions of the package do, as its generator writes them. */
const createOperation =
  (client: MistralCore): Send =>
  async (event) => {
    const parsed = safeParse(event, (value) => shareEvent.parse(value), "Input validation failed");
    if (!parsed.ok) throw parsed.error;
    const apiKey = await extractSecurity(client._options.apiKey);
    const security = resolveGlobalSecurity(apiKey === undefined ? {} : { apiKey });
    const context = {
      options: client._options,
      baseURL: client._baseURL ?? "",
      operationID: "reportContentShareEvent",
      oAuth2Scopes: null,
      resolvedSecurity: security,
      securitySource: client._options.apiKey,
      retryConfig: client._options.retryConfig ?? { strategy: "none" as const },
      retryCodes: ["429", "500", "502", "503", "504"],
    };
    const request = client._createRequest(context, {
      security,
      method: "PUT",
      path: "/v2/customer-engagement/share",
      headers: new Headers({ "Content-Type": "application/json", Accept: "application/json" }),
      body: encodeJSON("body", parsed.value, { explode: true }),
      timeoutMs: client._options.timeoutMs ?? 300_000,
    });
    if (!request.ok) throw request.error;
    const done = await client._do(request.value, {
      context,
      isErrorStatusCode: (status) => matchStatusCode({ status } as Response, ["4XX", "5XX"]),
      retryConfig: context.retryConfig,
      retryCodes: context.retryCodes,
    });
    if (!done.ok) throw done.error;
    const match = M.match(M.json(200, answer), M.fail("4XX"), M.fail("5XX"));
    const [result] = await match(done.value, request.value);
    if (!result.ok) throw result.error;
    return result.value;
  };

export const createSend: CreateSend = ({ baseUrl, fetch }) =>
  createOperation(
    new MistralCore({
      serverURL: baseUrl,
      apiKey: "token",
      ...(fetch && { httpClient: new HTTPClient({ fetcher: fetch }) }),
    }),
  );
