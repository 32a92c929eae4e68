import client = require("@gong-engagement/client");
import sdk = require("@gong-engagement/sdk");
import type types = require("@gong-engagement/types");

const share: types.ContentShareEventRequest = {
  contentTitle: "Proposal for Initech",
  senderEmailAddress: "rep@example.com",
  eventTimestamp: "2026-04-07T09:30:00Z",
};

export = sdk.reportContentShareEvent(client.createClient(), share);
