import { createFake, type FaultKind, type FaultOptions, type OpenApiDocument } from "@gong-engagement/fake";
import { type CallPromise, GongEngagement, type GongError, isGongError } from "@gong-engagement/sdk";

/** A call of an operation, with the input that the pages show. */
export interface KnownCall {
  readonly document: OpenApiDocument;
  readonly resource: string;
  readonly operationId: string;
  readonly input: unknown;
}

/** How a call ended that met a fault at each attempt. */
export interface FaultOutcome {
  readonly name: string;
  readonly delivery: GongError["delivery"];
  readonly advice: GongError["advice"];
  readonly isSentAgain: boolean;
}

const callMember = (holder: unknown, name: string, args: readonly unknown[]): CallPromise<unknown> => {
  const member: unknown = Reflect.get(Object(holder), name);
  if (typeof member !== "function") throw new TypeError(`The SDK has no ${name}`);
  return Reflect.apply(member, holder, args);
};

type Options = NonNullable<ConstructorParameters<typeof GongEngagement>[0]>;

const fail = async ({ resource, operationId, input }: KnownCall, options: Options): Promise<GongError> => {
  const gong = new GongEngagement({
    rateLimit: false,
    retry: { attempts: 2, rateLimitAttempts: 2, minDelay: 0, maxDelay: 0 },
    ...options,
  });
  const call = callMember(Reflect.get(gong, resource), operationId, [input]);
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (!isGongError(error)) throw new Error(`${operationId} ended without an error`, { cause: error });
  return error;
};

const describeOutcome = ({ name, delivery, advice, attempts }: GongError): FaultOutcome => ({
  name,
  delivery,
  advice,
  isSentAgain: attempts > 1,
});

/** Makes the call while the fault happens again and again, and says how it ended. */
export const tryFault = async (
  call: KnownCall,
  kind: FaultKind,
  fault: FaultOptions = {},
  options: Options = {},
): Promise<FaultOutcome> => {
  const fake = createFake({ document: call.document, quota: false });
  fake.fail(kind, { times: 10, ...fault });
  return describeOutcome(await fail(call, { fetch: fake.fetch, auth: fake.auth, ...options }));
};

/** Makes the call while no connection can be made, and says how it ended. */
export const tryWithoutConnection = async (call: KnownCall): Promise<FaultOutcome> => {
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  return describeOutcome(await fail(call, { fetch, auth: createFake().auth }));
};
