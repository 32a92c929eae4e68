import {
  createClient,
  GongEngagement,
  isGongApiError,
  isGongBadRequestError,
  isGongRateLimitError,
  type Operation$Input,
  operation$,
} from "@gong-engagement/sdk";

// Exported without types: what the compiler infers must be nameable in the user's own declarations.
export const gong = new GongEngagement({ auth: { accessKey: "key", accessKeySecret: "secret" } });
export const client = createClient();

export const input: Operation$Input = input$;

export const byMethod = gong.tag$.operation$(input, { timeout: 5_000 });
export const byFunction = operation$(client, input);
export const withResponse = operation$(gong, input).withResponse();
export const byClient = gong.client.METHOD$("/path$", { body: body$ });

export const explain = async (): Promise<string | undefined> => {
  try {
    return JSON.stringify(await byMethod);
  } catch (error) {
    if (isGongBadRequestError(error)) return error.errors.join("; ");
    if (isGongRateLimitError(error)) return error.resumeAt?.toISOString();
    if (isGongApiError(error)) return `${error.status satisfies number} ${error.delivery}`;
    throw error;
  }
};

export const responseOf = async (): Promise<number> => {
  const { response, attempts } = await withResponse;
  return response.status + attempts;
};

export const refused = (): readonly Promise<unknown>[] => [
  // @ts-expect-error a required property is missing
  gong.tag$.operation$({}),
  // @ts-expect-error there is no such option
  operation$(client, input, { retries: 3 }),
];

export const reportAndClose = async (): Promise<void> => {
  await using temporary = new GongEngagement();
  await temporary.tag$.operation$(input);
};
