import { createClient, GongEngagement, operation$ } from "@gong-engagement/sdk";

// Exported without types: the compiler must be able to name in a declaration what it infers, without the packages of
// ours, and of others, that this project does not depend on.
export const client = createClient();
export const gong = new GongEngagement();
export const byClient = () => client.METHOD$("/path$", { body: body$ });
export const byClientOfSdk = async () => gong.client.METHOD$("/path$", { body: body$ });
export const dataOfClient = async () => (await byClient()).data;
export const asText = () => client.METHOD$("/path$", { body: body$, parseAs: "text" });
export const byMethod = () => gong.tag$.operation$(input$);
export const byFunction = () => operation$(client, input$);
export const withResponse = () => gong.tag$.operation$(input$).withResponse();
