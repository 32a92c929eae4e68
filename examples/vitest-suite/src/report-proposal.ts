import {
  type GongEngagement,
  type GongError,
  isGongError,
  isGongLimiterError,
  isGongRateLimitError,
} from "@gong-engagement/sdk";

export interface Proposal {
  readonly title: string;
  readonly sender: string;
  readonly sentAt: string;
}

/** What happened to a report: Gong has it, it is to be made again later, or a person has to look at it. */
export type ReportResult =
  | { readonly state: "reported" }
  | { readonly state: "later"; readonly at: Date }
  | { readonly state: "look-at-it"; readonly reason: string };

const judge = (error: GongError): ReportResult => {
  switch (error.advice) {
    case "none":
      return { state: "reported" };
    case "wait": {
      const resumeAt = isGongLimiterError(error) || isGongRateLimitError(error) ? error.resumeAt : undefined;
      return { state: "later", at: resumeAt ?? new Date(Date.now() + 60_000) };
    }
    case "report-again":
      return { state: "later", at: new Date() };
    default:
      return { state: "look-at-it", reason: error.message };
  }
};

/** Reports that a proposal was sent. Never throws for what may go wrong with a call. */
export const reportProposal = async (gong: GongEngagement, proposal: Proposal): Promise<ReportResult> => {
  const { title, sender, sentAt } = proposal;
  const share = { contentTitle: title, senderEmailAddress: sender, eventTimestamp: sentAt };
  try {
    await gong.engagementEvents.reportContentShareEvent(share);
    return { state: "reported" };
  } catch (error) {
    if (isGongError(error)) return judge(error);
    throw error;
  }
};
