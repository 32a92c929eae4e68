import { GongEngagement } from "@gong-engagement/sdk";
import { event } from "../event.ts";

const gong = new GongEngagement({ auth: { bearerToken: "token" } });
export const data = await gong.engagementEvents.reportContentShareEvent(event);
