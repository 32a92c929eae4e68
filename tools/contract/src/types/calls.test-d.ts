import { createClient } from "@gong-engagement/client";
import { GongEngagement, reportContentShareEvent } from "@gong-engagement/sdk";
import type { BaseResponse, ContentShareEventRequest, DigitalInteractionResponse, paths } from "@gong-engagement/types";
import { describe, expectTypeOf, test } from "vitest";

const client = createClient();
const gong = new GongEngagement();

const path = "/customer-engagement/share";
const contentTitle = "Proposal";
const senderEmailAddress = "rep@example.com";
const eventTimestamp = "2026-01-31T12:00:00Z";
const event: ContentShareEventRequest = { contentTitle, senderEmailAddress, eventTimestamp };

describe("a right event", () => {
  test("goes through the client, whose answer has either data or an error", async () => {
    const { data, error, response } = await client.PUT(path, { body: event });
    expectTypeOf(data).toEqualTypeOf<BaseResponse | undefined>();
    expectTypeOf(error?.errors).toEqualTypeOf<string[] | undefined>();
    expectTypeOf(response).toEqualTypeOf<Response>();
  });

  test("goes through the SDK, which resolves with the data alone", () => {
    expectTypeOf(gong.engagementEvents.reportContentShareEvent(event)).resolves.toEqualTypeOf<BaseResponse>();
    expectTypeOf(reportContentShareEvent(client, event)).resolves.toEqualTypeOf<BaseResponse>();
    expectTypeOf(reportContentShareEvent(gong, event)).resolves.toEqualTypeOf<BaseResponse>();
  });

  test("may have an enum value, a map and nested objects", () => {
    const interaction = gong.digitalInteractions.postDigitalInteraction({
      interactionType: "Email",
      participants: [{ emailAddress: senderEmailAddress, role: "Sender" }],
      timestamp: eventTimestamp,
    });
    expectTypeOf(interaction).resolves.toEqualTypeOf<DigitalInteractionResponse>();
    gong.engagementEvents.reportContentShareEvent({ ...event, customProperties: { stage: "won" } });
  });

  test("need not be given where nothing is required", () => {
    gong.engagementEvents.configureIntegrationSettings();
  });
});

describe("an event without a required property", () => {
  test("does not fit the types", () => {
    // @ts-expect-error: no eventTimestamp
    ({ contentTitle, senderEmailAddress }) satisfies ContentShareEventRequest;
  });

  test("does not go through the client", () => {
    // @ts-expect-error: no eventTimestamp
    client.PUT(path, { body: { contentTitle, senderEmailAddress } });
    // @ts-expect-error: no body
    client.PUT(path, {});
  });

  test("does not go through the SDK", () => {
    // @ts-expect-error: no eventTimestamp
    gong.engagementEvents.reportContentShareEvent({ contentTitle, senderEmailAddress });
    // @ts-expect-error: no eventTimestamp
    reportContentShareEvent(client, { contentTitle, senderEmailAddress });
    // @ts-expect-error: no input
    gong.engagementEvents.reportContentShareEvent();
  });
});

describe("an event with a misspelt property", () => {
  test("does not fit the types", () => {
    // @ts-expect-error: contentUrl
    ({ ...event, contentURL: "https://example.com" }) satisfies ContentShareEventRequest;
  });

  test("does not go through the client", () => {
    // @ts-expect-error: contentUrl
    client.PUT(path, { body: { ...event, contentURL: "https://example.com" } });
  });

  test("does not go through the SDK", () => {
    // @ts-expect-error: contentUrl
    gong.engagementEvents.reportContentShareEvent({ ...event, contentURL: "https://example.com" });
    // @ts-expect-error: contentUrl
    reportContentShareEvent(client, { ...event, contentURL: "https://example.com" });
  });
});

describe("an event with a number for a string", () => {
  test("does not fit the types", () => {
    // @ts-expect-error: a number
    ({ ...event, contentTitle: 1 }) satisfies ContentShareEventRequest;
  });

  test("does not go through the client", () => {
    // @ts-expect-error: a number
    client.PUT(path, { body: { ...event, contentTitle: 1 } });
  });

  test("does not go through the SDK", () => {
    // @ts-expect-error: a number
    gong.engagementEvents.reportContentShareEvent({ ...event, contentTitle: 1 });
    // @ts-expect-error: a number
    reportContentShareEvent(client, { ...event, contentTitle: 1 });
  });
});

describe("what the spec does not know does not compile", () => {
  test("another enum value", () => {
    const interaction = { participants: [], timestamp: eventTimestamp };
    // @ts-expect-error: no such interactionType
    gong.digitalInteractions.postDigitalInteraction({ ...interaction, interactionType: "Fax" });
  });

  test("another path, method or call option", () => {
    // @ts-expect-error: no such path
    client.PUT("/customer-engagement/shared", { body: event });
    // @ts-expect-error: not with POST
    client.POST(path, { body: event });
    // @ts-expect-error: timeOut
    gong.engagementEvents.reportContentShareEvent(event, { timeOut: 1 });
  });
});

test("paths give the body of a response for each status", () => {
  type Responses = paths["/digital-interactions"]["post"]["responses"];
  expectTypeOf<Responses[201]["content"]["application/json"]>().toEqualTypeOf<DigitalInteractionResponse>();
  expectTypeOf<keyof Responses>().toEqualTypeOf<201 | 400 | 401 | 429>();
});

describe("an option that there is none", () => {
  test("does not go through the client", () => {
    // @ts-expect-error: timeout
    client.PUT(path, { body: event, timeOut: 1_000 });
  });

  test("does not go through the SDK", () => {
    // @ts-expect-error: timeout
    gong.engagementEvents.reportContentShareEvent(event, { timeOut: 1_000 });
  });
});
