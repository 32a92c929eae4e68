import sdk = require("@gong-engagement/sdk");

const gong = new sdk.GongEngagement({ auth: { bearerToken: "token" } });
const share: sdk.ContentShareEventRequest = {
  contentTitle: "Proposal for Initech",
  senderEmailAddress: "rep@example.com",
  eventTimestamp: "2026-04-07T09:30:00Z",
};

export = gong.engagementEvents.reportContentShareEvent(share);
