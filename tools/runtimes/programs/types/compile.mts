import type { ContentShareEventRequest, paths, ReportContentShareEventErrors } from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };

type Share = paths["/customer-engagement/share"]["put"];

export const share: Share["requestBody"]["content"]["application/json"] = {
  contentTitle: "Proposal for Initech",
  senderEmailAddress: "rep@example.com",
  eventTimestamp: "2026-04-07T09:30:00Z",
} satisfies ContentShareEventRequest;

// @ts-expect-error the sender is missing
export const unsigned: ContentShareEventRequest = { contentTitle: "Proposal", eventTimestamp: "2026-04-07T09:30:00Z" };

// @ts-expect-error a text where a list belongs
export const refusal: ReportContentShareEventErrors[400] = { errors: "no" };

export const title: string = openapi.info.title;
