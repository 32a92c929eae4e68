import { createClient, GongEngagement, isGongError, type Operation$Input } from "@gong-engagement/sdk";

const gong = new GongEngagement({ auth: { bearerToken: "token" } });
const input: Operation$Input = input$;

export const report = async (): Promise<string | undefined> => {
  try {
    await createClient().METHOD$("/path$", { body: body$ });
    await gong.tag$.operation$(input);
    return undefined;
  } catch (error) {
    if (isGongError(error)) return error.delivery;
    throw error;
  }
};
