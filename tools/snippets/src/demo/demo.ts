import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { startPrism } from "@gong-engagement/mock/prism/start-prism";
import {
  GongEngagement,
  isGongAuthenticationError,
  isGongBadRequestError,
  isGongRateLimitError,
  type ReportContentShareEventInput,
} from "@gong-engagement/sdk";
import { showFake } from "./show-fake.ts";
import { printRefused, printReported } from "./transcript.ts";

const demo = async (): Promise<void> => {
  const { document } = await loadEffectiveSpec();
  await using prism = await startPrism(document);
  console.log(`Prism answers on ${prism.serverUrl} as spec/openapi.yaml says.\n`);

  const gong = new GongEngagement({
    baseUrl: prism.url,
    auth: { accessKey: "demo", accessKeySecret: "demo" },
    rateLimit: false, // Prism has none; the default is what Gong allows.
    retry: false, // To see each error at once; the default sends again where that is safe.
  });

  const eventTimestamp = new Date().toISOString();
  const share: ReportContentShareEventInput = {
    contentTitle: "Proposal for Initech",
    contentUrl: "https://content.example.com/proposals/42",
    senderEmailAddress: "rep@example.com",
    recipientEmailAddresses: ["buyer@initech.example"],
    eventTimestamp,
  };
  await printReported("content shared", gong.engagementEvents.reportContentShareEvent(share));

  const view = gong.engagementEvents.reportContentViewEvent({
    contentTitle: "Proposal for Initech",
    viewerEmailAddress: "buyer@initech.example",
    viewDuration: 95,
    eventTimestamp,
  });
  await printReported("content viewed", view);

  const action = gong.engagementEvents.reportCustomActionEvent({
    actionName: "Proposal signed",
    actorEmailAddress: "buyer@initech.example",
    eventTimestamp,
  });
  await printReported("custom action", action);

  const interaction = gong.digitalInteractions.postDigitalInteraction({
    interactionType: "Email",
    direction: "Outbound",
    subject: "Your proposal",
    participants: [
      { emailAddress: "rep@example.com", role: "Sender" },
      { emailAddress: "buyer@initech.example", role: "Recipient" },
    ],
    timestamp: eventTimestamp,
  });
  await printReported("digital interaction", interaction);

  const settings = gong.engagementEvents.configureIntegrationSettings({
    integrationName: "Proposal tool",
    enableContentTracking: true,
  });
  await printReported("integration settings", settings);

  const invalid = gong.engagementEvents.reportContentShareEvent({ ...share, senderEmailAddress: "no address" });
  await printRefused("not an address", invalid, isGongBadRequestError);

  // Prism answers with the status that is asked for.
  const unauthorized = gong.engagementEvents.reportContentShareEvent(share, { headers: { prefer: "code=401" } });
  await printRefused("wrong credentials", unauthorized, isGongAuthenticationError);

  const limited = gong.engagementEvents.reportContentShareEvent(share, { headers: { prefer: "code=429" } });
  await printRefused("too many calls", limited, isGongRateLimitError);

  await showFake();

  console.log("\nTry it by hand: `pnpm mock` keeps the same Prism running, `npx @gong-engagement/fake` a fake.");
};

await demo().catch((error: unknown) => {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
