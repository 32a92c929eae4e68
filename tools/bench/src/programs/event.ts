/** An event as the document of the benchmarks has it. */
export interface Event {
  contentTitle: string;
  contentUrl?: string;
  senderEmailAddress: string;
  recipientEmailAddresses?: string[];
  eventTimestamp: string;
  contentType?: string;
  customProperties?: { [name: string]: string };
  crmContext?: { objectType?: string; objectId?: string };
}

/** A usual event: 461 bytes as JSON. */
export const event: Event = {
  contentTitle: "Proposal for Northwind Traders, version 2",
  contentUrl: "https://content.example.com/p/northwind-proposal-v2",
  senderEmailAddress: "dana.rivers@example.com",
  recipientEmailAddresses: ["kim.okafor@northwind.example", "lee.tanaka@northwind.example"],
  eventTimestamp: "2026-03-04T15:02:11Z",
  contentType: "Document",
  customProperties: { campaign: "Spring renewal", language: "en" },
  crmContext: { objectType: "Deal", objectId: "0065f00000QxT7LAAV" },
};
