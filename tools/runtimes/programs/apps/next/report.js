import { GongEngagement } from "@gong-engagement/sdk";

// One client for all requests, as the README asks.
let gong;

export const report = async () => {
  gong ??= new GongEngagement({
    baseUrl: process.env.SERVICE_URL,
    auth: { bearerToken: "token" },
    rateLimit: [{ limit: 100, interval: 1_000 }],
  });
  const runtime = `next ${process.env.NEXT_RUNTIME}`;
  const answers = { accepted: await gong.tag$.operation$(input$) };
  answers.refused = await gong.tag$.operation$(refusedInput$).catch((error) => error.body);
  return Response.json({ runtime, answers });
};
