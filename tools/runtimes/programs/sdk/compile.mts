import {
  type ContentShareEventRequest,
  createClient,
  GongEngagement,
  isGongApiError,
  isGongBadRequestError,
  isGongRateLimitError,
  postDigitalInteraction,
  type ReportContentShareEventInput,
  reportContentShareEvent,
} from "@gong-engagement/sdk";

// Exported without types: what the compiler infers must be nameable in the user's own declarations.
export const gong = new GongEngagement({ auth: { accessKey: "key", accessKeySecret: "secret" } });
export const client = createClient();

export const share: ReportContentShareEventInput = {
  contentTitle: "Proposal for Initech",
  senderEmailAddress: "rep@example.com",
  eventTimestamp: "2026-04-07T09:30:00Z",
} satisfies ContentShareEventRequest;

export const byMethod = gong.engagementEvents.reportContentShareEvent(share, { timeout: 5_000 });
export const byFunction = reportContentShareEvent(client, share);
export const withResponse = reportContentShareEvent(gong, share).withResponse();
export const byClient = gong.client.PUT("/customer-engagement/share", { body: share });

export const explain = async (): Promise<string | undefined> => {
  try {
    const { requestId } = await byMethod;
    return requestId;
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
  // @ts-expect-error the sender is missing
  gong.engagementEvents.reportContentShareEvent({ contentTitle: "Proposal", eventTimestamp: "2026-04-07T09:30:00Z" }),
  // @ts-expect-error there is no such option
  reportContentShareEvent(client, share, { retries: 3 }),
  // @ts-expect-error not one of the kinds of interactions
  postDigitalInteraction(client, { ...share, interactionType: "Letter" }),
];

export const reportAndClose = async (): Promise<void> => {
  await using temporary = new GongEngagement();
  await temporary.engagementEvents.configureIntegrationSettings();
};
