/** A content share event that the service accepts. */
export const share = {
  contentTitle: "Proposal for Initech",
  senderEmailAddress: "rep@example.com",
  eventTimestamp: "2026-04-07T09:30:00Z",
};

/** One that it refuses with 400. */
export const refusedShare = { ...share, senderEmailAddress: "no address" };
