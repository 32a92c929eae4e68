import type { Operation$Input } from "@gong-engagement/sdk" with { "resolution-mode": "import" };

const input: Operation$Input = input$;

export const report = async (): Promise<string | undefined> => {
  const { GongEngagement, isGongError } = await import("@gong-engagement/sdk");
  try {
    await new GongEngagement({ auth: { bearerToken: "token" } }).tag$.operation$(input);
    return undefined;
  } catch (error) {
    if (isGongError(error)) return error.delivery;
    throw error;
  }
};
