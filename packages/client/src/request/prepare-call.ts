import { GongInputError } from "../errors/gong-input-error.ts";
import type { ClientCallOptions } from "../gong-client.ts";
import type { HeaderValues } from "../options/call-options.ts";
import { resolveHeaders } from "../options/resolve-headers.ts";
import { resolveLimits } from "../options/resolve-limits.ts";
import type { Settings } from "../options/resolve-options.ts";
import type { Parameters } from "../serialize/parameter-styles.ts";
import type { Call } from "../transport/call.ts";
import { addIdempotencyKey } from "./add-idempotency-key.ts";
import { checkSecurity } from "./check-security.ts";
import { declareSerializers } from "./declare-serializers.ts";

/** What is sent by an operation: parameters by their place, and the body. */
export interface CallRequest {
  readonly params?: Parameters | undefined;
  readonly body?: unknown;
}

/** What a call takes: the input of the operation beside the options. */
export interface CallInit extends CallRequest, ClientCallOptions {
  readonly parseAs?: string | undefined;
}

/** What is left for openapi-fetch. */
export interface PreparedInit extends Pick<CallInit, "body" | "middleware" | "parseAs"> {
  readonly baseUrl: string;
  readonly params: object;
  readonly headers: HeaderValues;
}

/**
 * Takes from what the caller gave what the transport needs, and gives what openapi-fetch needs.
 *
 * @throws GongInputError if options or headers are wrong.
 * @throws GongConfigError if the operation needs other credentials.
 */
export const prepareCall = (call: Call, init: CallInit, { auth, limits }: Settings): PreparedInit => {
  const { timeout, deadline, retry, headers = {}, params = {}, body: givenBody, ...rest } = init;
  const { idempotencyKey } = call.operation;
  const { body, key } = idempotencyKey ? addIdempotencyKey(givenBody, idempotencyKey) : { body: givenBody };
  call.signal = init.signal ?? undefined;
  call.limits = resolveLimits({ timeout, deadline, retry }, limits, GongInputError);
  call.endsAt = performance.now() + call.limits.deadline;
  call.isAuthenticated = checkSecurity(call.operation, auth.scheme);
  call.baseUrl = auth.baseUrl();
  call.idempotencyKey = key;
  const callHeaders = resolveHeaders(headers, GongInputError);
  const { headers: declaredHeaders, ...serializers } = declareSerializers(call.operation, params, callHeaders, body);
  return {
    ...serializers,
    ...rest,
    baseUrl: call.baseUrl,
    params: { ...params, header: resolveHeaders(declaredHeaders, GongInputError) },
    headers: callHeaders,
    body,
  };
};
